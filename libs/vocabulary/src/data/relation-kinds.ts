import type { Term } from '../term.js';

/** How one record belongs with another. */
export const relationKinds = [
  {
    code: 'same_deal',
    label: { en: 'Same deal', nl: 'Zelfde transactie' },
    definition: 'Both records are about one deal, for instance decided by two states.',
  },
  {
    code: 'same_parties',
    label: { en: 'Same parties', nl: 'Zelfde partijen' },
    definition: 'The same parties in another deal.',
  },
  {
    code: 'decided_anew',
    label: { en: 'Decided anew', nl: 'Opnieuw besloten' },
    definition: 'One decision was annulled, revoked or sent back; the other was taken in its place.',
  },
  {
    code: 'earlier_refusal',
    label: { en: 'Earlier refusal', nl: 'Eerdere weigering' },
    definition: 'The other record is an earlier refusal that this decision relies on.',
    source: 'Reg. (EU) 2026/1386 Art. 5(1)(c)',
  },
] as const satisfies readonly Term[];

export type RelationKind = (typeof relationKinds)[number]['code'];
