/** Scripts written without spaces between words: their words are found inside a run of letters. */
const OWN_SCRIPT = /^[\p{sc=Han}\p{sc=Hangul}\p{sc=Katakana}\p{sc=Hiragana}ー]+$/u;
const CONSONANTAL = /^[\p{sc=Arabic}\p{sc=Hebrew}\p{M}]+$/u;
const ARTICLE = /^ال(?=.{3})/u;

export const isOwnScript = (word: string): boolean => OWN_SCRIPT.test(word);
export const isConsonantal = (word: string): boolean => CONSONANTAL.test(word);

/** A word of a script without vowels, less its article and the marks that many writers leave out. */
export function consonantalKey(word: string): string {
  return word.replace(ARTICLE, '').replace(/[أإآ]/gu, 'ا').replace(/ى/gu, 'ي').replace(/ة/gu, 'ه');
}
