import { FEWEST_THREES, LEAST_LIKENESS } from '../compare/compare-sounds.js';
import { weighThree } from '../names/weigh-three.js';
import type { Reading, WholeSound } from '../names/whole-sound.js';

/** One three of a name asked for. */
export interface SoundKey {
  readonly key: string;
  /** As a share of what a name must have in common with the one asked for: below 1 together, none is alike. */
  readonly weight: number;
}

/** No name is filed under more keys of its sound than this. */
const MOST_KEYS = 200;
const SIGNS: Readonly<Record<Reading, string>> = { letters: '?', consonants: '%' };
const READINGS: readonly Reading[] = ['letters', 'consonants'];

/**
 * What a recorded name is filed under by its whole sound, where its script asks for it: `?` three letters in a row, `%`
 * three consonants.
 */
export function recordedSoundKeys(sound: WholeSound): string[] {
  return sound.recordedBy
    .filter((reading) => isLongEnough(sound, reading))
    .flatMap((reading) => sound.threes[reading].map((three) => SIGNS[reading] + three))
    .slice(0, MOST_KEYS);
}

/** What to look for, in one list for each reading, heaviest first: in which script a name is recorded is not known. */
export function askedSoundKeys(sound: WholeSound): SoundKey[][] {
  return READINGS.filter((reading) => isLongEnough(sound, reading)).map((reading) => {
    const weighed = sound.threes[reading].map((three) => ({
      key: SIGNS[reading] + three,
      weight: weighThree(three, reading),
    }));
    const least = leastShared(LEAST_LIKENESS[reading]) * weighed.reduce((sum, { weight }) => sum + weight, 0);
    return weighed
      .map(({ key, weight }) => ({ key, weight: weight / least }))
      .sort((left, right) => right.weight - left.weight);
  });
}

function isLongEnough({ threes }: WholeSound, reading: Reading): boolean {
  return threes[reading].length >= FEWEST_THREES[reading];
}

/** The share of one name's threes that another must have, even if it has no others, for the two to be so much alike. */
function leastShared(likeness: number): number {
  return likeness / (2 - likeness);
}
