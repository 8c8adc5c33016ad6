import type { NameWord } from '../analysed-name.js';
import { pairAcronyms } from './pair-acronyms.js';
import { pairJoins } from './pair-joins.js';
import { type Likeness, likeWord, sameWord } from './word-likeness.js';

/** Words of two names that stand for one another: mostly one for one. */
export interface Pair {
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly degree: number;
  readonly how: Likeness | 'joined' | 'acronym';
}

/** Which words of two names have found their like. */
export class Alignment {
  readonly pairs: Pair[] = [];
  readonly leftOpen: Set<number>;
  readonly rightOpen: Set<number>;

  constructor(
    readonly left: readonly NameWord[],
    readonly right: readonly NameWord[],
  ) {
    this.leftOpen = new Set(left.keys());
    this.rightOpen = new Set(right.keys());
  }

  add(pair: Pair): void {
    this.pairs.push(pair);
    for (const place of pair.left) this.leftOpen.delete(place);
    for (const place of pair.right) this.rightOpen.delete(place);
  }
}

/** The same the other way round. */
export function turned({ left, right, pairs }: Alignment): Alignment {
  const other = new Alignment(right, left);
  for (const pair of pairs) other.add({ ...pair, left: pair.right, right: pair.left });
  return other;
}

/** Finds for each word of two names its like in the other: what is the same first, then the most alike. */
export function alignWords(
  left: readonly NameWord[],
  right: readonly NameWord[],
  persons: boolean,
): Alignment {
  const alignment = new Alignment(left, right);
  pairSame(alignment);
  if (alignment.leftOpen.size === 0 && alignment.rightOpen.size === 0) return alignment;
  pairJoins(alignment);
  pairLike(alignment, persons);
  if (!persons) pairAcronyms(alignment);
  return alignment;
}

function pairSame(alignment: Alignment): void {
  for (const i of [...alignment.leftOpen]) {
    const word = alignment.left[i];
    if (!word) continue;
    for (const j of alignment.rightOpen) {
      const other = alignment.right[j];
      const same = other && sameWord(word, other);
      if (same) {
        alignment.add({ left: [i], right: [j], ...same });
        break;
      }
    }
  }
}

function pairLike(alignment: Alignment, persons: boolean): void {
  const found: Pair[] = [];
  for (const i of alignment.leftOpen) {
    for (const j of alignment.rightOpen) {
      const [word, other] = [alignment.left[i], alignment.right[j]];
      const like = word && other && likeWord(word, other, persons);
      if (like) found.push({ left: [i], right: [j], ...like });
    }
  }
  found.sort((one, other) => other.degree - one.degree);
  for (const pair of found) {
    const [i = -1, j = -1] = [pair.left[0], pair.right[0]];
    if (alignment.leftOpen.has(i) && alignment.rightOpen.has(j)) alignment.add(pair);
  }
}
