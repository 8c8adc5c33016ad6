import {
  AnalysedName,
  IdentifierKey,
  type WholeSound,
  analyseName,
  identifierKeys,
  soundOf,
} from '#matching';

import { PrecedentsError } from '../precedents.errors.js';
import type { CheckInput, CheckPartyInput } from './check.input.js';

/** One party asked about, its names taken apart once. */
export interface AskedParty {
  readonly asked: CheckPartyInput;
  readonly names: readonly AnalysedName[];
  /** The same names as they were written. */
  readonly written: readonly string[];
  /** The same as each sounds as a whole. */
  readonly sounds: readonly WholeSound[];
  readonly identifiers: readonly IdentifierKey[];
}

/** Prepares the parties of a check; one that could match nothing is refused rather than answered with silence. */
export function askedParties(input: Pick<CheckInput, 'parties'>): AskedParty[] {
  return input.parties.map((asked, place) => {
    const named = asked.names
      .map((written) => ({ written, name: analyseName(written) }))
      .filter(({ name }) => name.norm !== '');
    const identifiers = identifierKeys(asked);
    if (named.length + identifiers.length > 0) {
      return {
        asked,
        names: named.map(({ name }) => name),
        written: named.map(({ written }) => written),
        sounds: named.map(({ written }) => soundOf(written)),
        identifiers,
      };
    }
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
