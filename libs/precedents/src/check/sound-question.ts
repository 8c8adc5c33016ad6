import { type SoundKey, type WholeSound, askedSoundKeys } from '#matching';

import { type KeyQuestion, MOST_KEYS } from './name-question.js';

/** Weights are whole numbers, rounded up: what is alike enough never weighs too little. */
const SCALE = 10_000;

/**
 * The names of a party by how they sound as a whole, each reading of each name for itself. What a party shares with none of them
 * in the weight of `telling` is not alike.
 */
export function soundQuestion(sounds: readonly WholeSound[]): KeyQuestion {
  const readings = sounds.flatMap(askedSoundKeys);
  const most = Math.floor(MOST_KEYS / Math.max(readings.length, 1));
  const rows = readings.flatMap((keys, reading) =>
    heaviest(keys, most).map((key, place) => ({ ...key, place, reading })),
  );
  return {
    keys: rows.map(({ key }) => key),
    weights: rows.map(({ weight }) => Math.ceil(weight * SCALE)),
    words: rows.map(({ place }) => place),
    names: rows.map(({ reading }) => reading),
    norms: [],
    telling: SCALE,
  };
}

/** Of many names each is asked for by some of its keys, which then stand for the others too. */
function heaviest(keys: readonly SoundKey[], most: number): SoundKey[] {
  const some = keys.slice(0, most);
  const share = weightOf(some) / weightOf(keys);
  return some.map(({ key, weight }) => ({ key, weight: weight / share }));
}

function weightOf(keys: readonly SoundKey[]): number {
  return keys.reduce((sum, { weight }) => sum + weight, 0);
}
