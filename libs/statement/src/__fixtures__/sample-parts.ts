import type { PartKind } from '../part-name.js';

/** Ids of two decisions that were recorded earlier. */
export const RECORD = 'AAAAAAAAAAAAAAAAAAAAAA';
export const OTHER_RECORD = 'BBBBBBBBBBBBBBBBBBBBBA';

/** Parts as they stand on the wire, each valid; all names are invented. */
export const samplePart: Record<PartKind, () => Record<string, unknown>> = {
  head: () => ({ kind: 'decision' }),
  outcome: () => ({
    decidedBy: 'NL',
    authority: 'Investment Screening Bureau (fictitious)',
    caseReference: 'not_recorded',
    regime: { law: 'Wet Vifo', article: '23', version: '2025-06-01' },
    kind: 'prohibited',
    decidedOn: '2026-03-14',
    effectiveOn: 'not_recorded',
    aiRelevance: { code: 'core', why: 'The target trains models.' },
    mainLayer: 'models',
    furtherLayers: ['data', 'compute'],
    technology: 'Speech models',
    technologyAreas: [],
    sectors: ['62.10'],
    transactionType: 'share_acquisition',
    stakeBand: '75_over',
    value: { band: '10m_100m', currency: 'EUR' },
    conditionsConsidered: [],
    groundsFrom: 'authority',
    publicReference: { source: 'Gazette', confidence: 'high', url: 'https://gazette.example/1' },
    links: [{ state: 'DE', reference: 'a case' }],
    summary: 'One line.\nAnother.',
    marking: 'TLP:AMBER',
    reviewOn: '2028',
  }),
  ground: () => ({ code: 'SEC-01', weight: 'decisive', text: { en: 'Words.', nl: 'Woorden.' } }),
  reasons: () => ({ text: 'The reasons.\n\nIn two paragraphs.' }),
  party: () => ({
    role: 'investor',
    names: [
      { value: 'Example Holding (fictitious)', kind: 'current' },
      { value: '例子控股 (fictitious)', kind: 'original_script' },
    ],
    lei: 'not_recorded',
    registration: { country: 'NL', number: '12345678' },
    seat: 'NL',
    control: 'not_recorded',
    investorType: 'private_company',
    stateLink: ['ownership'],
    note: 'A description.',
  }),
  person: () => ({
    role: 'owner',
    name: 'A. Nobody (fictitious)',
    nationality: 'not_recorded',
    birthYear: 1970,
  }),
  sharing: () => ({ parts: { outcome: { circles: ['eu'], states: ['CA'], except: ['HU'] } } }),
  event: () => ({
    event: 'annulled',
    occurredOn: '2026-01-21',
    by: 'Court of Example (fictitious)',
    reference: { source: 'Gazette', confidence: 'high', url: 'https://gazette.example/2' },
    summary: 'One line.\nAnother.',
  }),
  relation: () => ({ relation: 'same_deal', to: OTHER_RECORD, note: 'not_recorded' }),
  withdrawal: () => ({ reason: 'merged', note: 'Recorded twice.' }),
  correction: () => ({ reason: 'A clerical error.\nNoticed on review.' }),
  erasure: () => ({ part: 'person:aaaaaaaa', reason: 'retention_reached' }),
  circle: () => ({
    id: 'nl:screening-partners',
    label: { en: 'Screening partners', nl: 'Toetsingspartners' },
    states: ['CZ', 'FR'],
    version: 1,
    expires: '2027-11-23T00:00:00Z',
    roster: 'members',
  }),
  exclusion: () => ({ states: ['GB'], version: 1, reason: 'A breach of trust.\nUntil it is mended.' }),
};

/** A copy of a part in which the field at this path has another value; undefined takes it out. */
export function withField(part: object, path: string, value: unknown): unknown {
  const [name = '', ...rest] = path.split('.');
  const copy: Record<string, unknown> = Object.fromEntries(Object.entries(part));
  if (rest.length > 0) {
    const inner = withField(copy[name] as object, rest.join('.'), value);
    copy[name] = Array.isArray(copy[name]) ? Object.values(inner as object) : inner;
  } else if (value === undefined) delete copy[name];
  else copy[name] = value;
  return copy;
}
