/** Of a longer name only so much is read; no name in any register is that long. */
export const LONGEST_NAME = 400;

const PLAIN_TEXT = /^[\x20-\x7e]*$/;
/** Diacritics of Latin, Greek and Cyrillic, points of Hebrew, vowel marks and the stroke of Arabic. */
const MARKS = /[\u0300-\u036f]|[\u0591-\u05c7]|[\u0610-\u061a]|\u0640|[\u064b-\u065f]|\u0670/gu;
/** Characters that are not seen: controls, direction marks, joiners, halves of surrogate pairs, unassigned ones. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu;
const WRITTEN_TOGETHER = /(\p{Ll}{3})(?=\p{Lu}(?:\p{Ll}{2}|\p{Lu}{1,3}(?!\p{L})))/gu;
/** Marks that carry meaning in kana: after taking a letter apart they belong to it again. */
const KANA_MARKS = /\p{sc=Katakana}|\p{sc=Hiragana}/u;

/**
 * The text of a name without what writers vary: compatibility forms, case, diacritics and unseen characters.
 * A capital inside a word begins a new one: `SiemensAG` is `siemens ag`.
 */
export function cleanText(name: string): string {
  const text = name.slice(0, LONGEST_NAME);
  if (PLAIN_TEXT.test(text)) return splitCapitals(text).toLowerCase();
  const compatible = text.normalize('NFKC').replace(UNSEEN, (unseen) => (unseen < ' ' ? ' ' : ''));
  const apart = splitCapitals(compatible.slice(0, LONGEST_NAME))
    .toLowerCase()
    .normalize('NFKD')
    .replace(MARKS, '');
  return KANA_MARKS.test(apart) || /[\u1100-\u11ff]/.test(apart) ? apart.normalize('NFC') : apart;
}

function splitCapitals(text: string): string {
  return /\p{Ll}\p{Lu}/u.test(text) ? text.replace(WRITTEN_TOGETHER, '$1 ') : text;
}
