import type { Term } from '../term.js';

/** What an authority may say about a case: a decision first, then anything that happens to its record. */
export const statementKinds = [
  {
    code: 'decision',
    label: { en: 'Decision', nl: 'Besluit' },
    definition: 'A decision on an investment, with its grounds. It opens a record.',
  },
  {
    code: 'correction',
    label: { en: 'Correction', nl: 'Correctie' },
    definition: 'Parts of the record are replaced or added by the state that recorded them, with the reason.',
  },
  {
    code: 'legal-event',
    label: { en: 'Legal event', nl: 'Rechtsfeit' },
    definition: 'What a court or the authority did with the decision after it was taken.',
  },
  {
    code: 'relation',
    label: { en: 'Relation', nl: 'Verband' },
    definition: 'The record belongs with another record.',
  },
  {
    code: 'sharing',
    label: { en: 'Change of sharing', nl: 'Wijziging van de deling' },
    definition: 'The audiences of the parts of a record are stated anew, all of them.',
  },
  {
    code: 'withdrawal',
    label: { en: 'Withdrawal', nl: 'Terugtrekking' },
    definition: 'The state takes the record out of the register; the decision itself may stand.',
  },
  {
    code: 'erasure',
    label: { en: 'Erasure', nl: 'Wissing' },
    definition: 'Parts of the record are destroyed at everyone who holds them.',
  },
] as const satisfies readonly Term[];

export type StatementKind = (typeof statementKinds)[number]['code'];
