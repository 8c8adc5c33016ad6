/** A word as it stands in a text: in lower case, unstemmed, with its place among the words. */
export interface PlacedWord {
  readonly word: string;
  readonly place: number;
}

/** Scripts that write words without spaces between them. */
const UNSPACED = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}ー';
/** An index of PostgreSQL takes no endless words: a longer one is several, here and in a question alike. */
const LONGEST = 64;
const RUN = new RegExp(`([${UNSPACED}]+)|(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}]){1,${LONGEST}}`, 'gu');

/**
 * The words of a text, the same on every node: PostgreSQL's own parser goes by the locale of the database, and takes a
 * Chinese or Japanese sentence for one word. Where no spaces part words, each two neighbouring characters are one.
 */
export function splitWords(text: string): PlacedWord[] {
  const words = [...text.normalize('NFKC').toLowerCase().matchAll(RUN)].flatMap(([run, unspaced]) =>
    unspaced === undefined ? [run] : pairsOf(unspaced),
  );
  return words.map((word, place) => ({ word, place }));
}

function pairsOf(run: string): string[] {
  const characters = [...run];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, before) => `${characters[before] ?? ''}${character}`);
}
