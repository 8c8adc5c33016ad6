import type { Principal } from '#identity';
import { canonicalText } from '#kernel';

import { type CheckInput, Reach } from './check.input.js';

/** The input as it was meant: settings that are as ever are left out, so that a new one changes no old question. */
export function chosenInput({ knownAt, reach, withEnded, ...input }: CheckInput): object {
  return {
    ...input,
    ...(knownAt ? { knownAt: knownAt.toISOString() } : {}),
    ...(reach === Reach.LOCAL ? {} : { reach }),
    ...(withEnded ? { withEnded } : {}),
  };
}

/** The question as the receipt commits to it: who asked, and everything that was asked. */
export function questionText({ state, officer }: Principal, input: CheckInput): string {
  return canonicalText({ state, officer, input: chosenInput(input) });
}
