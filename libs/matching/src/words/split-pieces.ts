import type { Script } from './sounds-of.js';
import { unmixWord } from './look-alikes.js';

/** A run of letters or digits of one script, as it stands in a name. */
export interface Piece {
  readonly written: string;
  readonly script: Script;
}

/** Of a longer name only so many words are read. */
export const MOST_WORDS = 24;
const LONGEST_WORD = 60;

const PLAIN_WORD = /[a-z0-9]+|&/g;
const ANY_WORD =
  /[\p{sc=Han}々]+|\p{sc=Hangul}+|[\p{sc=Katakana}\p{sc=Hiragana}ー]+|[\p{sc=Arabic}\p{sc=Hebrew}\p{M}]+|[\p{L}\p{N}\p{M}]+?(?=[\p{sc=Han}\p{sc=Hangul}\p{sc=Katakana}\p{sc=Hiragana}\p{sc=Arabic}\p{sc=Hebrew}]|[^\p{L}\p{N}\p{M}]|$)|&/gu;
/** Hebrew begins here; Latin, Greek and Cyrillic lie before it. */
const FIRST_OTHER = 0x590;
const PLAIN = /^[\x20-\x7e]*$/;
/** Signs inside a word that many writers leave out. */
const INSIDE = /(?<=[\p{L}\p{M}])['"’‘ʼʹ`´״׳·・](?=\p{L})/gu;
const LETTERS_WITH_DOTS = /(?<![\p{L}\p{N}])(?:\p{L}\.){2,}(?:\p{L}(?![\p{L}\p{N}]))?/gu;
const SHORT_AND = /(?<!\p{L})(\p{L}{1,3})&(\p{L}{1,3})(?!\p{L})/gu;
const SLASHED = /(?<!\p{L})(\p{L})\/(\p{L})(?!\p{L})/gu;

/** Takes clean text apart into pieces of one script each. Dotted letters are one piece. */
export function splitPieces(text: string): Piece[] {
  const plain = PLAIN.test(text);
  const whole = withoutInnerSigns(text);
  const words = plain ? whole.match(PLAIN_WORD) : whole.match(ANY_WORD);
  const pieces: Piece[] = [];
  for (const word of words ?? []) {
    if (pieces.length >= MOST_WORDS) break;
    pieces.push(...pieceOf(word.slice(0, LONGEST_WORD), plain));
  }
  return pieces;
}

function withoutInnerSigns(text: string): string {
  let whole = text;
  if (/['"’‘ʼʹ`´״׳·・]/.test(whole))
    whole = whole.replace(INSIDE, (sign) => (sign === '·' || sign === '・' ? ' ' : ''));
  if (whole.includes('.'))
    whole = whole.replace(LETTERS_WITH_DOTS, (letters) => `${letters.replaceAll('.', '')} `);
  if (whole.includes('&')) whole = whole.replace(SHORT_AND, '$1$2');
  return whole.includes('/') ? whole.replace(SLASHED, '$1$2') : whole;
}

function pieceOf(word: string, plain: boolean): Piece[] {
  if (plain) return [{ written: unmixWord(word), script: 'letters' }];
  const script = scriptOf(word);
  if (script === 'consonantal' && word.startsWith('ال') && word.length > 4) {
    return [
      { written: 'ال', script: 'letters' },
      { written: word.slice(2), script },
    ];
  }
  return [{ written: script === 'letters' ? unmixWord(word) : word, script }];
}

function scriptOf(word: string): Script {
  if (word.charCodeAt(0) < FIRST_OTHER) return 'letters';
  if (/^[\p{sc=Han}々]/u.test(word)) return 'han';
  if (/^\p{sc=Hangul}/u.test(word)) return 'hangul';
  if (/^[\p{sc=Katakana}\p{sc=Hiragana}ー]/u.test(word)) return 'kana';
  return /^[\p{sc=Arabic}\p{sc=Hebrew}]/u.test(word) ? 'consonantal' : 'letters';
}
