import type { AnalysedName, NameWord } from '../analysed-name.js';
import { joinedSound } from '../names/joined-sound.js';
import { foldWord } from '../words/fold-word.js';
import { cut } from './word-keys.js';

const MOST_PAIRS = 12;
const SHORTEST_JOIN = 4;

/** Words next to one another written together; the first of them names the join. */
export interface Join {
  readonly first: number;
  readonly joined: string;
}

/** Neighbours written together, and the whole name when it has three words or more. */
export function joinsOf({ words, joined: whole }: AnalysedName): Join[] {
  const joins: Join[] = [];
  for (let first = 0; first + 1 < words.length && first < MOST_PAIRS; first++) {
    joins.push({ first, joined: joinedSound(words.slice(first, first + 2)) });
  }
  if (words.length > 2) joins.push({ first: 0, joined: whole });
  return joins
    .filter(({ joined }) => joined.length >= SHORTEST_JOIN)
    .map(({ first, joined }) => ({ first, joined: cut(joined) }));
}

/** Two and three syllables in a row of a word that is written in Chinese signs. */
export function shinglesOf({ syllables }: NameWord): string[] {
  const shingles: string[] = [];
  for (const length of [2, 3]) {
    if (syllables.length <= length) continue;
    for (let start = 0; start + length <= syllables.length; start++)
      shingles.push(foldWord(syllables.slice(start, start + length).join('')));
  }
  return shingles.slice(0, MOST_PAIRS);
}
