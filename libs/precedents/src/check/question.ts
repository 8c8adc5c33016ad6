import { AnalysedName, IdentifierKey, analyseName, identifierKeys } from '#matching';

import { PrecedentsError } from '../precedents.errors.js';
import type { CheckInput, CheckPartyInput } from './check.input.js';

/** One party asked about, its names taken apart once. */
export interface AskedParty {
  readonly asked: CheckPartyInput;
  readonly names: readonly AnalysedName[];
  readonly identifiers: readonly IdentifierKey[];
}

/** Prepares the parties of a check; one that could match nothing is refused rather than answered with silence. */
export function askedParties(input: Pick<CheckInput, 'parties'>): AskedParty[] {
  return input.parties.map((asked, place) => {
    const names = asked.names.map((name) => analyseName(name)).filter((name) => name.norm !== '');
    const identifiers = identifierKeys(asked);
    if (names.length + identifiers.length > 0) return { asked, names, identifiers };
    throw new PrecedentsError(
      'QUESTION_EMPTY',
      'This party has neither a name nor an identifier to look for.',
      {
        path: ['input', 'parties', String(place), 'names'],
        advice: 'Give at least one name with letters or digits, an LEI, or a register number.',
      },
    );
  });
}
