/** Letter groups that different spellings of one sound use. The longest first. */
const SOUNDS: Readonly<Record<string, string>> = {
  tsch: 'ch',
  dzh: 'j',
  sch: 's',
  tch: 'ch',
  dsh: 'j',
  sh: 's',
  zh: 'z',
  kh: 'h',
  gh: 'g',
  ph: 'f',
  th: 't',
  dh: 'd',
  bh: 'b',
  rh: 'r',
  wh: 'v',
  ck: 'k',
  cz: 'ch',
  sz: 's',
  dj: 'j',
  qu: 'kv',
  ee: 'i',
  oo: 'u',
  ou: 'u',
  ie: 'i',
  ae: 'e',
  oe: 'o',
  ue: 'u',
  q: 'k',
  w: 'v',
  x: 'ks',
  y: 'i',
};
const SOUND = new RegExp(
  `${Object.keys(SOUNDS)
    .sort((left, right) => right.length - left.length)
    .join('|')}|c(?!h)`,
  'g',
);
const SOFT = 'eiy';
const AFTER = /(?<=[aeiou])j(?![aeiou])|(?<=[aeiou])h$|([a-z])\1+/g;
/** First letters that Chinese and Japanese names begin with, in any of their spellings. */
const FIRST = /^(?:x|sh|ts)(?=[aeiouy])/;
const SHORT = 3;

/**
 * A word in Latin letters as it sounds, roughly, in whichever language it was spelled. Folding twice changes
 * nothing. Short words are nearly left alone: they are abbreviations, where each letter counts.
 */
export function foldWord(word: string): string {
  let folded = word;
  for (let before = ''; before !== folded;) {
    before = folded;
    folded = folded.replace(FIRST, firstSound);
    if (folded.length <= SHORT) folded = folded.replaceAll('w', 'v');
    else folded = folded.replace(SOUND, soundOf).replace(AFTER, afterSound);
  }
  return folded;
}

function firstSound(group: string): string {
  return group === 'ts' ? 'z' : 's';
}

function soundOf(group: string, place: number, word: string): string {
  if (group !== 'c') return SOUNDS[group] ?? group;
  return SOFT.includes(word.charAt(place + 1) || '-') ? 's' : 'k';
}

function afterSound(found: string, letter: string | undefined): string {
  if (letter !== undefined) return letter;
  return found === 'j' ? 'i' : '';
}
