import { isFormWord } from '../forms/form-phrases.js';
import { type ReadWord, foldSound } from './read-pieces.js';

const isLetter = (word: ReadWord | undefined): boolean => word !== undefined && /^[a-z]$/.test(word.folded);

/**
 * Single letters in a row are one word: `J P Morgan`, `H and M`. When the row ends a name and its end is a legal
 * form, as in `A B S A`, that stays a word of its own.
 */
export function joinLetters(words: readonly ReadWord[]): readonly ReadWord[] {
  if (
    !words.some(
      (word, place) => isLetter(word) && (isLetter(words[place + 1]) || words[place + 1]?.folded === 'and'),
    )
  )
    return words;
  const joined: ReadWord[] = [];
  let row: ReadWord[] = [];
  words.forEach((word, place) => {
    const between = word.folded === 'and' && row.length > 0 && isLetter(words[place + 1]);
    if (isLetter(word)) row.push(word);
    else if (!between) {
      joined.push(...oneWord(row), word);
      row = [];
    }
  });
  return [...joined, ...lastRow(row)];
}

function lastRow(row: readonly ReadWord[]): ReadWord[] {
  for (let length = Math.min(4, row.length); length > 1; length--) {
    const form = oneWord(row.slice(-length));
    if (isFormWord(form[0]?.folded ?? '')) return [...oneWord(row.slice(0, -length)), ...form];
  }
  return oneWord(row);
}

function oneWord(row: readonly ReadWord[]): ReadWord[] {
  const [first] = row;
  if (first === undefined || row.length === 1) return [...row];
  const letters = row.map(({ folded }) => folded).join('');
  return [
    {
      ...first,
      written: row.map(({ written }) => written).join(''),
      sound: letters,
      folded: foldSound(letters),
    },
  ];
}
