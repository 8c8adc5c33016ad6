import type { Term } from '../term.js';

/** Why an officer reads record content; every read carries one. */
export const purposes = [
  { code: 'screening', label: { en: 'Screening of a running case', nl: 'Toetsing van een lopende zaak' } },
  { code: 'precedent_research', label: { en: 'Research into precedents', nl: 'Onderzoek naar precedenten' } },
  { code: 'monitoring', label: { en: 'Monitoring of conditions', nl: 'Toezicht op voorwaarden' } },
  { code: 'litigation', label: { en: 'Court proceedings', nl: 'Gerechtelijke procedure' } },
  { code: 'oversight', label: { en: 'Oversight and audit', nl: 'Toezicht en audit' } },
] as const satisfies readonly Term[];

export type Purpose = (typeof purposes)[number]['code'];
