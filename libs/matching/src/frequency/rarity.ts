import { skeletonOf } from '../words/skeleton-of.js';
import { FREQUENT_WORDS, NAMES_COUNTED } from './frequency-table.js';

/** How many of `NAMES_COUNTED` names a word that the table does not know is taken to stand in. */
const UNKNOWN = 0.5;

const counts: ReadonlyMap<string, number> = new Map(
  FREQUENT_WORDS.split(' ').map((entry): [string, number] => {
    const [word = '', count = ''] = entry.split(':');
    return [word, Number(count)];
  }),
);

const skeletonCounts = bySkeleton();

export const MOST_RARE = rarityOf(UNKNOWN);

/** How much it tells that two names share a word (or `=symbol`): the logarithm of how few names have it. */
export function wordRarity(word: string): number {
  return rarityOf(counts.get(word) ?? UNKNOWN);
}

/** The same for the consonants of words, given with the sign of their key. */
export function skeletonRarity(key: string): number {
  return rarityOf(skeletonCounts.get(key) ?? UNKNOWN);
}

function bySkeleton(): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [word, count] of counts) {
    const key = `~${skeletonOf(word)}`;
    sums.set(key, (sums.get(key) ?? UNKNOWN) + count);
  }
  return sums;
}

function rarityOf(count: number): number {
  return Math.log(1 + NAMES_COUNTED / (count + UNKNOWN));
}
