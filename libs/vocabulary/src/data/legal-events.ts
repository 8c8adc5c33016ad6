import type { Term } from '../term.js';

/** What may happen to a decision after it was taken. */
export const legalEvents = [
  { code: 'appeal_lodged', label: { en: 'Appeal lodged', nl: 'Beroep ingesteld' } },
  { code: 'suspended', label: { en: 'Suspended', nl: 'Geschorst' } },
  { code: 'upheld', label: { en: 'Upheld', nl: 'In stand gelaten' } },
  { code: 'annulled', label: { en: 'Annulled', nl: 'Vernietigd' } },
  {
    code: 'remitted',
    label: { en: 'Sent back for a new decision', nl: 'Terugverwezen voor een nieuw besluit' },
  },
  { code: 'varied', label: { en: 'Varied', nl: 'Gewijzigd' } },
  { code: 'revoked', label: { en: 'Revoked by the authority', nl: 'Ingetrokken door de autoriteit' } },
  { code: 'deadline_extended', label: { en: 'Deadline extended', nl: 'Termijn verlengd' } },
  { code: 'complied', label: { en: 'Complied with', nl: 'Nageleefd' } },
  { code: 'conditions_breached', label: { en: 'Conditions breached', nl: 'Voorwaarden geschonden' } },
  { code: 'conditions_ended', label: { en: 'Conditions ended', nl: 'Voorwaarden beëindigd' } },
] as const satisfies readonly Term[];

export type LegalEvent = (typeof legalEvents)[number]['code'];
