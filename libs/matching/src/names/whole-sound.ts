import { type Script, syllablesOf } from '../words/sounds-of.js';
import { cleanText } from '../words/clean-text.js';
import { foldWord } from '../words/fold-word.js';
import { splitPieces } from '../words/split-pieces.js';

/** How a name is read as a whole: by all its letters, or by its consonants where the script leaves vowels out. */
export type Reading = 'letters' | 'consonants';

/** A whole name as it sounds, its legal form with it, read as a machine reads it that knows none of its words. */
export interface WholeSound {
  readonly written: string;
  /** Three letters in a row, each once. */
  readonly threes: Readonly<Record<Reading, readonly string[]>>;
  /** The readings that its script is found by when it is recorded; none where the words are found by themselves. */
  readonly recordedBy: readonly Reading[];
}

/** Of a longer name only so many letters are read. */
const LONGEST = 120;
const READINGS: Readonly<Record<Script, Reading | undefined>> = {
  han: 'letters',
  hangul: 'letters',
  kana: 'letters',
  consonantal: 'consonants',
  letters: undefined,
};
/** A machine writes these where people and companies of Korea write `u`. */
const KOREAN_VOWELS = /e[ou]/g;
const VOWELS = /[aeiou]+/g;
const ALIKE: Readonly<Record<string, string>> = {
  ch: 's',
  z: 's',
  j: 's',
  r: 'l',
  g: 'k',
  d: 't',
  b: 'p',
};
const ALIKE_LETTERS = /ch|[zjrgdb]/g;
const TWICE = /(.)\1+/g;

/** Reads a whole name. Never throws; of a name without letters or digits there are no threes. */
export function soundOf(name: string): WholeSound {
  const pieces = splitPieces(cleanText(name));
  const sound = pieces.flatMap(({ written, script }) => syllablesOf(written, script)).join('');
  const letters = foldWord(sound.slice(0, LONGEST)).replace(KOREAN_VOWELS, 'u');
  const readings = pieces.flatMap(({ script }) => READINGS[script] ?? []);
  return {
    written: name,
    threes: { letters: threesOf(letters), consonants: threesOf(consonantsOf(letters)) },
    recordedBy: [...new Set(readings)],
  };
}

function consonantsOf(letters: string): string {
  return letters
    .replace(VOWELS, '')
    .replace(ALIKE_LETTERS, (found) => ALIKE[found] ?? found)
    .replace(TWICE, '$1');
}

function threesOf(letters: string): string[] {
  const threes = new Set<string>();
  for (let start = 0; start + 3 <= letters.length; start++) threes.add(letters.slice(start, start + 3));
  return [...threes];
}
