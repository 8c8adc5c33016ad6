import type { NameWord } from '../analysed-name.js';
import type { Contradictions } from './contradictions-of.js';
import { DIFFERENT_NUMBER, DIFFERENT_PLACE, ONLY_NUMBER, ONLY_PLACE } from './weights.js';

/** What the words weigh that have not found their like in the other name. */
export function restWeight(
  open: ReadonlySet<number>,
  words: readonly NameWord[],
  contradictions: Contradictions,
): number {
  let sum = 0;
  for (const place of open) {
    const word = words[place];
    if (word) sum += word.weight * share(word, contradictions);
  }
  return sum;
}

function share({ kind, folded }: NameWord, { number, place }: Contradictions): number {
  if (kind === 'place') return place ? DIFFERENT_PLACE : ONLY_PLACE;
  if (kind !== 'number') return 1;
  if (number) return DIFFERENT_NUMBER;
  // The first of a series often goes without its number.
  return folded === '1' ? DIFFERENT_NUMBER : ONLY_NUMBER;
}
