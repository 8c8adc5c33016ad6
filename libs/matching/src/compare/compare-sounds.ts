import { weighThree } from '../names/weigh-three.js';
import type { Reading, WholeSound } from '../names/whole-sound.js';
import type { NameMatch } from './compare-names.js';

/** The least likeness of two names that sound alike: consonants are fewer, and sooner alike by chance. */
export const LEAST_LIKENESS: Readonly<Record<Reading, number>> = { letters: 0.45, consonants: 0.55 };
/** What has fewer threes is found by its words, and as a whole is like too much. */
export const FEWEST_THREES: Readonly<Record<Reading, number>> = { letters: 4, consonants: 3 };

/**
 * Compares whole names by their sound, where the recorded one is in a script that is written without spaces or without
 * vowels: the threes that both have, as a share of all. Undefined below `LEAST_LIKENESS`; never more than similar.
 */
export function compareSounds(asked: WholeSound, recorded: WholeSound): NameMatch | undefined {
  const scores = recorded.recordedBy.map((reading) => likeness(asked, recorded, reading));
  const score = Math.max(0, ...scores);
  if (score === 0) return undefined;
  const other = recorded.written === asked.written ? undefined : recorded.written;
  const reasons = [{ token: asked.written, how: 'whole_sound', other }] as const;
  return { score, band: 'similar_name_only', reasons };
}

/** 0 where two names are not alike by this reading. */
function likeness(asked: WholeSound, recorded: WholeSound, reading: Reading): number {
  const [ours, theirs] = [asked.threes[reading], new Set(recorded.threes[reading])];
  if (Math.min(ours.length, theirs.size) < FEWEST_THREES[reading]) return 0;
  const sum = (threes: Iterable<string>): number =>
    [...threes].reduce((total, three) => total + weighThree(three, reading), 0);
  const shared = sum(ours.filter((three) => theirs.has(three)));
  const dice = (2 * shared) / (sum(ours) + sum(theirs));
  return dice >= LEAST_LIKENESS[reading] ? dice : 0;
}
