import type { Audience } from '#statement';

import type { Wording } from './wording.js';

/** An audience as its author wrote it. */
export function audienceText({ circles, states, except }: Audience, words: Wording): string {
  if (circles.length + states.length === 0) return words.say('ownerOnly');
  const lists = [
    [words.say('circles'), circles],
    [words.say('states'), states],
    [words.say('except'), except],
  ] as const;
  return lists
    .filter(([, list]) => list.length > 0)
    .map(([name, list]) => `${name} ${list.join(', ')}`)
    .join('; ');
}
