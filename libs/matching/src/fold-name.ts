/** Letters that Unicode does not take apart (no decomposition), as they are usually written without them. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
};

/**
 * A name without what writers vary: compatibility forms, case, diacritics, punctuation and white space.
 * Scripts are left as they are. Folding twice changes nothing.
 */
export function foldName(name: string): string {
  return (
    name
      .normalize('NFKD')
      .toLowerCase()
      // Only the general diacritics go: vowel signs of Indic scripts and the marks of kana make other letters.
      .replace(/[\u0300-\u036f]/g, '')
      .replace(/[ßæœøłđðþıς]/g, (letter) => PLAIN[letter] ?? letter)
      .normalize('NFC')
      .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
      .trim()
  );
}
