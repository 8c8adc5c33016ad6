import type { Term } from '../term.js';

/** What an authority may say: a decision, anything that happens to its record, and whom it shares with at all. */
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
  {
    code: 'circle',
    label: { en: 'Circle', nl: 'Kring' },
    definition: "A circle of the state's own, stated as a whole: who is in it from now on, and until when.",
  },
  {
    code: 'exclusion',
    label: { en: 'Exclusion', nl: 'Uitsluiting' },
    definition: 'The members that are shut out of all records of the state from now on, stated as a whole.',
  },
] as const satisfies readonly Term[];

export type StatementKind = (typeof statementKinds)[number]['code'];
