import { cleanText } from '../words/clean-text.js';
import { syllablesOf } from '../words/sounds-of.js';
import { type Piece, splitPieces } from '../words/split-pieces.js';
import { cutRun } from './read-pieces.js';

const LETTER = /\p{L}/u;
const OTHER_LETTER = /(?!\p{sc=Latin})\p{L}/u;
const CAPITALS = /(?<!\p{L})\p{Lu}{2,}(?!\p{L})/gu;

/**
 * A company's name in Latin letters, for whoever enters it to confirm or to put right. Chinese signs are read in Mandarin
 * (Hanyu Pinyin without tones), also where the company is Japanese; Hangul and kana by their sound; all else letter by letter.
 * Undefined where the name has Latin letters only, or where the script leaves the vowels out: no reading of ours would be the
 * company's own.
 */
export function proposeSpelling(name: string): string | undefined {
  if (!OTHER_LETTER.test(name)) return undefined;
  const pieces = splitPieces(cleanText(name));
  if (pieces.length === 0 || pieces.some(({ script }) => script === 'consonantal')) return undefined;
  const capitals = new Set(name.match(CAPITALS)?.map((word) => word.toLowerCase()));
  return pieces.flatMap((piece) => wordsOf(piece, capitals.has(piece.written))).join(' ');
}

/** Whether a name can be typed by those who write Latin letters. */
export function isLatin(name: string): boolean {
  return LETTER.test(name) && !OTHER_LETTER.test(name);
}

function wordsOf({ written, script }: Piece, isAbbreviation: boolean): string[] {
  if (written === '&') return ['&'];
  return cutRun(written, script)
    .map((word) => syllablesOf(word, script).join(''))
    .filter((word) => word !== '')
    .map((word) => (isAbbreviation ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1)));
}
