import { LEGAL_FORMS } from '../forms/all-forms.js';
import { CONSONANTAL_WORDS, OWN_SCRIPT_WORDS } from '../generic/generic-words.js';
import { type Reading, soundOf } from './whole-sound.js';

/** What a three tells that many names have, beside one of which nothing is known. */
const COMMON = 0.3;

const WORDS = [
  ...LEGAL_FORMS.map(({ written }) => written),
  ...OWN_SCRIPT_WORDS.keys(),
  ...CONSONANTAL_WORDS.keys(),
].map(soundOf);
/** Legal forms and words of general meaning, by the tables and not by the register: it must not tell what it holds. */
const COMMON_THREES: Readonly<Record<Reading, ReadonlySet<string>>> = {
  letters: threesOf('letters'),
  consonants: threesOf('consonants'),
};

/** How much it tells that two names have three letters in a row in common, from 0 to 1. */
export function weighThree(three: string, reading: Reading): number {
  return COMMON_THREES[reading].has(three) ? COMMON : 1;
}

function threesOf(reading: Reading): Set<string> {
  const words = WORDS.filter(({ recordedBy }) => recordedBy.includes(reading));
  return new Set(words.flatMap(({ threes }) => threes[reading]));
}
