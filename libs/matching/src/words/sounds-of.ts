import anyAscii from 'any-ascii';
import { convert as romaniseHangul } from 'hangul-romanization';
import { pinyin } from 'pinyin-pro';

import { kanaSounds } from './kana-sounds.js';

/** A script that needs a reader of its own; all others are read letter by letter. */
export const SCRIPTS = ['han', 'hangul', 'kana', 'consonantal', 'letters'] as const;
export type Script = (typeof SCRIPTS)[number];

const LATIN = /^[a-z0-9]+$/;
const NOT_LATIN = /[^a-z0-9]+/g;

/** Companies and people of Korea mostly write `u` for these: Samsung, Hyundai, Jung. */
const KOREAN_VOWELS = /eo|eu/g;

/** The syllables of a word in Latin letters, lower case. Never empty, but the one may be. */
export function syllablesOf(word: string, script: Script): readonly string[] {
  if (script === 'letters' && LATIN.test(word)) return [word];
  if (script === 'han') return pinyin(word, { toneType: 'none', type: 'array', v: true }).map(onlyLatin);
  return [onlyLatin(read(word, script))];
}

function read(word: string, script: Script): string {
  if (script === 'hangul') return romaniseHangul(word).replace(KOREAN_VOWELS, 'u');
  return script === 'kana' ? kanaSounds(word) : anyAscii(word);
}

function onlyLatin(text: string): string {
  return anyAscii(text).toLowerCase().replace(NOT_LATIN, '');
}
