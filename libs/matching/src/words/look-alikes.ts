/** Cyrillic and Greek letters in pairs with the Latin letters they look like. */
const PAIRS = 'аa вb сc еe нh іi јj кk мm оo рp ѕs тt уy хx αa εe ιi κk νv οo ρp τt υu χx';
const toLatin = new Map(PAIRS.split(' ').map((pair) => [pair.charAt(0), pair.charAt(1)]));
const toCyrillic = new Map(
  PAIRS.split(' ')
    .slice(0, 15)
    .map((pair) => [pair.charAt(1), pair.charAt(0)]),
);
const MIXED = /[a-z].*[\u0370-\u04ff]|[\u0370-\u04ff].*[a-z]/u;
/** Digits that stand for a letter when there are letters on both sides: `ig0r sech1n`. */
const DIGITS: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's' };
const DIGIT_INSIDE = /[a-z][01345][a-z]/;
const DIGITS_INSIDE = /(?<=[a-z])[01345](?=[a-z])/g;

/** One word in one script: letters of another that only look like its own are put right. */
export function unmixWord(word: string): string {
  if (!MIXED.test(word)) return word;
  return allReplaced(word, /[\u0370-\u04ff]/gu, toLatin) ?? allReplaced(word, /[a-z]/g, toCyrillic) ?? word;
}

/** Digits that stand for letters of a Latin word as those letters. */
export function undigitWord(word: string): string {
  return DIGIT_INSIDE.test(word) && /[a-z]{2}/.test(word)
    ? word.replace(DIGITS_INSIDE, (digit) => DIGITS[digit] ?? digit)
    : word;
}

function allReplaced(word: string, letters: RegExp, map: ReadonlyMap<string, string>): string | undefined {
  let complete = true;
  const replaced = word.replace(letters, (letter) => {
    const other = map.get(letter);
    if (other === undefined) complete = false;
    return other ?? letter;
  });
  return complete ? replaced : undefined;
}
