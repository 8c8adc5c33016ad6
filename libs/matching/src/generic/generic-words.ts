import { cleanText } from '../words/clean-text.js';
import { foldWord } from '../words/fold-word.js';
import { syllablesOf } from '../words/sounds-of.js';
import { LANGUAGES } from './languages.js';
import { consonantalKey, isConsonantal, isOwnScript } from './own-script.js';

/** Words of general meaning by how they sound, folded; the value is the symbol of the meaning. */
export const GENERIC_WORDS: ReadonlyMap<string, string> = spelledOut();

/** The same for scripts without spaces, by how they are written. */
export const OWN_SCRIPT_WORDS: ReadonlyMap<string, string> = byWord(isOwnScript, cleanText);

/** The same for scripts without vowels, by their consonants, which sound like too many words. */
export const CONSONANTAL_WORDS: ReadonlyMap<string, string> = byWord(isConsonantal, (word) =>
  consonantalKey(cleanText(word)),
);

/** A symbol is a word for its meaning too. */
function spelledOut(): Map<string, string> {
  const words = byWord(
    (word) => !isOwnScript(word) && !isConsonantal(word),
    (word) => foldWord(syllablesOf(cleanText(word), 'letters').join('')),
  );
  for (const symbol of LANGUAGES.flatMap((table) => Object.keys(table))) words.set(foldWord(symbol), symbol);
  return words;
}

function byWord(belongs: (word: string) => boolean, keyOf: (word: string) => string): Map<string, string> {
  const symbols = new Map<string, string>();
  for (const table of LANGUAGES) {
    for (const [symbol, words] of Object.entries(table)) {
      for (const word of words.split(' ').filter(belongs)) {
        const key = keyOf(word);
        if (!symbols.has(key)) symbols.set(key, symbol);
      }
    }
  }
  return symbols;
}
