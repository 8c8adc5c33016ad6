/** A decision in the author's form with every kind of entry; all names are invented. */
export function sampleDecision(): Record<string, unknown> {
  return {
    audience: { circles: ['all-members'] },
    outcome: {
      decidedBy: 'NL',
      authority: 'Investment Screening Bureau (fictitious)',
      regime: { law: 'Wet Vifo', article: '23' },
      kind: 'prohibited',
      decidedOn: '2026-03',
      aiRelevance: { code: 'core' },
      mainLayer: 'models',
      furtherLayers: ['data'],
      groundsFrom: 'authority',
      marking: 'TLP:AMBER',
      summary: 'A line.\nAnother line.',
    },
    grounds: [
      {
        code: 'SEC-01',
        weight: 'decisive',
        text: { en: 'What it meant here.', nl: 'Wat het hier betekende.' },
      },
      { code: 'ELE-01', audience: { circles: ['eu'], states: ['CA'], except: ['HU'] } },
    ],
    reasons: [
      { language: 'en', text: 'The reasons.' },
      { language: 'nl', text: 'De redenen.', audience: { states: ['BE'] } },
    ],
    parties: [
      { role: 'investor', names: [{ value: 'Example Holding (fictitious)', kind: 'current' }], audience: {} },
      {
        role: 'target',
        names: [
          { value: 'Voorbeeld B.V. (fictitious)', kind: 'current' },
          { value: 'Oud Voorbeeld B.V. (fictitious)', kind: 'former' },
        ],
        seat: 'NL',
      },
    ],
    persons: [{ role: 'owner', name: 'A. Nobody (fictitious)', birthYear: 1970 }],
  };
}
