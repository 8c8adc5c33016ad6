import type { Term } from '../term.js';

/** How much a ground counted in the decision. */
export const groundWeights = [
  { code: 'decisive', label: { en: 'Decisive', nl: 'Doorslaggevend' } },
  { code: 'contributing', label: { en: 'Contributing', nl: 'Bijdragend' } },
  { code: 'not_stated', label: { en: 'Weight not stated', nl: 'Gewicht niet vermeld' } },
] as const satisfies readonly Term[];

export type GroundWeight = (typeof groundWeights)[number]['code'];

/** Who says that these were the grounds. */
export const groundsFroms = [
  {
    code: 'authority',
    label: { en: 'Coded by the deciding authority', nl: 'Gecodeerd door de beslissende autoriteit' },
  },
  {
    code: 'published',
    label: { en: 'Coded from reasons that were made public', nl: 'Gecodeerd uit openbaar gemaakte redenen' },
  },
  { code: 'inferred', label: { en: 'Inferred from public sources', nl: 'Afgeleid uit openbare bronnen' } },
] as const satisfies readonly Term[];

export type GroundsFrom = (typeof groundsFroms)[number]['code'];

/** How sure the reporting state is of what a public source says. */
export const confidences = [
  { code: 'high', label: { en: 'High', nl: 'Hoog' } },
  { code: 'medium', label: { en: 'Medium', nl: 'Middel' } },
  { code: 'low', label: { en: 'Low', nl: 'Laag' } },
] as const satisfies readonly Term[];

export type Confidence = (typeof confidences)[number]['code'];
