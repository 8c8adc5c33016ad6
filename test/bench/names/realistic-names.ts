import { Chance } from '../../security/two-worlds/chance.js';
import { LATIN_MAKERS } from './latin-makers.js';
import { type NameMaker, makeName } from './name-maker.js';
import { OTHER_MAKERS } from './other-makers.js';

export const MAKERS: readonly NameMaker[] = [...LATIN_MAKERS, ...OTHER_MAKERS];

/** Names of companies in nine languages and six scripts, the same for the same seed; none of them is meant to exist. */
export function* realisticNames(seed: number): Generator<string, never> {
  const chance = new Chance(seed);
  for (;;) yield makeName(chance.one(MAKERS), chance);
}
