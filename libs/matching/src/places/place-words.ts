import { consonantalKey, isConsonantal, isOwnScript } from '../generic/own-script.js';
import { cleanText } from '../words/clean-text.js';
import { foldWord } from '../words/fold-word.js';
import { syllablesOf } from '../words/sounds-of.js';
import { CITY_WORDS } from './cities.js';
import { COUNTRY_WORDS } from './countries.js';

/** The first word of a line stands for the place in every language. */
const LINES = [...Object.values(COUNTRY_WORDS), ...CITY_WORDS].map((line) => line.split(' '));

/** Place words by how they sound, folded; the value is the one word for the place. */
export const PLACE_WORDS: ReadonlyMap<string, string> = byWord(
  (word) => !isOwnScript(word) && !isConsonantal(word),
  (word) => foldWord(syllablesOf(cleanText(word), 'letters').join('')),
);

/** The same for scripts without spaces, by how they are written. */
export const OWN_SCRIPT_PLACES: ReadonlyMap<string, string> = byWord(isOwnScript, cleanText);

/** The same for scripts without vowels, by their consonants. */
export const CONSONANTAL_PLACES: ReadonlyMap<string, string> = byWord(isConsonantal, (word) =>
  consonantalKey(cleanText(word)),
);

function byWord(belongs: (word: string) => boolean, keyOf: (word: string) => string): Map<string, string> {
  return new Map(
    LINES.flatMap((line) =>
      line.filter(belongs).map((word): [string, string] => [keyOf(word), foldWord(line[0] ?? '')]),
    ),
  );
}
