import type { SearchTerms } from '../search-terms.js';
import type { CaseProfile } from './case-profile.js';

/** As in the index, for a case of a usual length: in words. */
const USUAL_LENGTH = 250;

/** What the words of a case are worth to a text that has them as often as the case itself; by the formula of the search. */
export function worthOfText({ stems, words }: SearchTerms, { words: counted, length }: CaseProfile): number {
  const heard = new Map(
    counted.map(({ word, count }) => [
      word,
      Math.floor((count * 100_000) / (25 + Math.floor((75 * length) / USUAL_LENGTH))),
    ]),
  );
  // A word that has become the same as an earlier one is that one.
  const asked = new Map(stems.map(({ term, weight }) => [term, weight]));
  return [...asked].reduce((sum, [term, weight]) => {
    const often = heard.get(words[term] ?? '') ?? 0;
    return sum + Math.floor((weight * 22 * often) / (10 * often + 12_000));
  }, 0);
}
