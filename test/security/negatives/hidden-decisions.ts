export const FRANCE = { circles: [], states: ['FR'], except: [] };
export const EVERYBODY = { circles: ['all-members'], states: [], except: [] };

export const HIDDEN_NAME = 'Halcyon Verborgen Holdings (fictitious)';
export const SHARED_NAME = 'Meridian Openbaar (fictitious)';
export const HIDDEN_LEI = '529900T8BM49AURSDO55';
export const HIDDEN_NUMBER = '77123450';
const HIDDEN_PERSON = 'Wilhelmina Ongezien (fictitious)';

const REST = {
  grounds: [
    { code: 'ELE-06', weight: 'decisive', audience: EVERYBODY },
    {
      code: 'SEC-02',
      weight: 'contributing',
      text: { en: 'Unspoken ground (fictitious)' },
      audience: FRANCE,
    },
  ],
  reasons: [{ language: 'en', text: 'Sealed reasons (fictitious)', audience: FRANCE }],
  parties: [
    {
      role: 'investor',
      names: [{ value: HIDDEN_NAME, kind: 'current' }],
      lei: HIDDEN_LEI,
      registration: { country: 'IT', number: HIDDEN_NUMBER },
      audience: FRANCE,
    },
  ],
  persons: [{ role: 'owner', name: HIDDEN_PERSON, audience: FRANCE }],
};

const OUTCOME = {
  authority: 'Screening authority (fictitious)',
  groundsFrom: 'authority',
  marking: 'TLP:GREEN',
};

/** A decision of Italy in the author's form that only France may see. */
export const HIDDEN = {
  ...REST,
  audience: FRANCE,
  outcome: {
    ...OUTCOME,
    decidedBy: 'IT',
    kind: 'unwound',
    decidedOn: '2021-05-04',
    mainLayer: 'materials',
    sectors: ['26.11'],
    technologyAreas: ['I.1.a'],
    summary: 'Sealed summary (fictitious)',
  },
  grounds: REST.grounds.map((ground) => ({ ...ground, audience: FRANCE })),
};

/** A decision of the Netherlands that all may see the outcome, one ground and one party of. */
export const PARTLY_SHARED = {
  ...REST,
  parties: [
    ...REST.parties,
    { role: 'target', names: [{ value: SHARED_NAME, kind: 'current' }], audience: EVERYBODY },
  ],
  audience: EVERYBODY,
  outcome: {
    ...OUTCOME,
    decidedBy: 'NL',
    kind: 'prohibited',
    decidedOn: '2026-02-03',
    mainLayer: 'models',
  },
};

/** A decision of Germany that all may see. */
export const OWN = {
  audience: EVERYBODY,
  outcome: {
    ...OUTCOME,
    decidedBy: 'DE',
    kind: 'prohibited',
    decidedOn: '2026-02-03',
    mainLayer: 'models',
  },
  grounds: [{ code: 'ELE-06', weight: 'decisive' }],
};

/** That a court annulled a decision, for all to see. */
export const annulmentOf = (ref: string): object => ({
  kind: 'legal-event',
  ref,
  audience: EVERYBODY,
  event: { event: 'annulled', occurredOn: '2026-03-01', by: 'A court (fictitious)' },
});

/** Words that Germany may read nowhere, whatever it asks. */
export const SECRETS: readonly string[] = [
  'Halcyon',
  'Ongezien',
  'Sealed',
  'Unspoken',
  HIDDEN_LEI,
  HIDDEN_NUMBER,
];
