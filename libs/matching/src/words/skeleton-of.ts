const VOWELS = /[aeiouy]+/g;
const ALIKE: Readonly<Record<string, string>> = {
  z: 's',
  p: 'b',
  t: 'd',
  g: 'k',
  f: 'v',
  j: 's',
  r: 'l',
  h: '',
};
const ALIKE_LETTERS = /[zptgfjr]|(?<=.)h/g;

/** The consonants of a folded word, those alike as one, and its first vowel if it begins with one. */
export function skeletonOf(folded: string): string {
  const first = /^[aeiou]/.test(folded) ? 'a' : '';
  return first + folded.replace(VOWELS, '').replace(ALIKE_LETTERS, (letter) => ALIKE[letter] ?? letter);
}
