import type { ReadWord } from './read-pieces.js';

/** `forty four` and `40 4` are 44; a numeral of one letter counts only where it ends a name: `Fund I`. */
export function joinNumbers(words: readonly ReadWord[]): readonly ReadWord[] {
  const last = words.at(-1);
  const numeral = last && words.length > 1 ? LETTER_NUMERALS[last.folded] : undefined;
  const read =
    numeral === undefined || last === undefined
      ? words
      : [...words.slice(0, -1), { ...last, folded: numeral }];
  if (!read.some((word, place) => isSum(word, read[place + 1]))) return read;
  const joined: ReadWord[] = [];
  for (let place = 0; place < read.length; place++) {
    const [word, next] = [read[place], read[place + 1]];
    if (word && next && isSum(word, next)) {
      joined.push({
        ...word,
        written: `${word.written} ${next.written}`,
        folded: String(Number(word.folded) + Number(next.folded)),
      });
      place += 1;
    } else if (word) joined.push(word);
  }
  return joined;
}

const LETTER_NUMERALS: Readonly<Record<string, string>> = { i: '1', v: '5', x: '10' };

function isSum(tens: ReadWord, ones: ReadWord | undefined): boolean {
  return /^[2-9]0$/.test(tens.folded) && /^[1-9]$/.test(ones?.folded ?? '');
}
