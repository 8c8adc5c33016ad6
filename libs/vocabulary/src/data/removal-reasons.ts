import type { Term } from '../term.js';

/** Why a state takes a record out of the register. */
export const withdrawalReasons = [
  { code: 'recorded_in_error', label: { en: 'Recorded in error', nl: 'Ten onrechte vastgelegd' } },
  { code: 'not_ours_to_share', label: { en: 'Not ours to share', nl: 'Niet aan ons om te delen' } },
  { code: 'merged', label: { en: 'Merged into another record', nl: 'Samengevoegd met een ander dossier' } },
  { code: 'other', label: { en: 'Another reason', nl: 'Een andere reden' } },
] as const satisfies readonly Term[];

export type WithdrawalReason = (typeof withdrawalReasons)[number]['code'];

/** Why a part of a record is destroyed. */
export const erasureReasons = [
  {
    code: 'retention_reached',
    label: { en: 'Retention period over', nl: 'Bewaartermijn verstreken' },
    source: 'Reg. (EU) 2026/1386 Art. 25(3)',
  },
  {
    code: 'data_subject_request',
    label: { en: 'Request of the person concerned', nl: 'Verzoek van de betrokkene' },
    source: 'Reg. (EU) 2016/679 Art. 17',
  },
  { code: 'court_order', label: { en: 'Court order', nl: 'Rechterlijk bevel' } },
  { code: 'recorded_in_error', label: { en: 'Recorded in error', nl: 'Ten onrechte vastgelegd' } },
] as const satisfies readonly Term[];

export type ErasureReason = (typeof erasureReasons)[number]['code'];
