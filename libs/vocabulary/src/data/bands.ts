import type { Term } from '../term.js';

/** Share of capital or votes after the deal; the lower bound belongs to the band, the upper one does not. */
export const stakeBands = [
  { code: 'under_10', label: { en: 'Under 10 per cent', nl: 'Minder dan 10 procent' } },
  { code: '10_25', label: { en: '10 to 25 per cent', nl: '10 tot 25 procent' } },
  { code: '25_50', label: { en: '25 to 50 per cent', nl: '25 tot 50 procent' } },
  { code: '50_75', label: { en: '50 to 75 per cent', nl: '50 tot 75 procent' } },
  { code: '75_over', label: { en: '75 per cent and over', nl: '75 procent en meer' } },
] as const satisfies readonly Term[];

export type StakeBand = (typeof stakeBands)[number]['code'];

/** Value of the deal in units of the record's currency, as a band: exact amounts identify deals. */
export const valueBands = [
  { code: 'under_1m', label: { en: 'Under 1 million', nl: 'Minder dan 1 miljoen' } },
  { code: '1m_10m', label: { en: '1 to 10 million', nl: '1 tot 10 miljoen' } },
  { code: '10m_100m', label: { en: '10 to 100 million', nl: '10 tot 100 miljoen' } },
  { code: '100m_1bn', label: { en: '100 million to 1 billion', nl: '100 miljoen tot 1 miljard' } },
  { code: '1bn_10bn', label: { en: '1 to 10 billion', nl: '1 tot 10 miljard' } },
  { code: '10bn_over', label: { en: '10 billion and over', nl: '10 miljard en meer' } },
] as const satisfies readonly Term[];

export type ValueBand = (typeof valueBands)[number]['code'];
