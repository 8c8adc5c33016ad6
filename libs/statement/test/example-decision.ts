/** A short decision of NL in the author's form, shared with nobody; `outcome` replaces single fields, `rest` whole members. */
export function exampleDecision(outcome: object = {}, rest: object = {}): object {
  return {
    outcome: {
      decidedBy: 'NL',
      authority: 'Screening authority (fictitious)',
      kind: 'prohibited',
      decidedOn: '2026-02-03',
      mainLayer: 'models',
      groundsFrom: 'authority',
      marking: 'TLP:GREEN',
      ...outcome,
    },
    grounds: [{ code: 'ELE-06', weight: 'decisive' }],
    reasons: [],
    parties: [],
    persons: [],
    ...rest,
  };
}
