import type { NameWord } from '../analysed-name.js';
import type { Alignment } from './align-words.js';

const SHORTEST = 2;
const LONGEST = 7;
const WHOLE = 0.85;
const PART = 0.75;
/** Pairs an abbreviation in one name with the words in the other whose first letters it is made of. */
export function pairAcronyms(alignment: Alignment): void {
  pairOneSide(alignment, false);
  pairOneSide(alignment, true);
}

function pairOneSide(alignment: Alignment, swapped: boolean): void {
  const [short, long] = swapped ? [alignment.right, alignment.left] : [alignment.left, alignment.right];
  const [shortOpen, longOpen] = swapped
    ? [alignment.rightOpen, alignment.leftOpen]
    : [alignment.leftOpen, alignment.rightOpen];
  for (const i of [...shortOpen]) {
    const word = short[i];
    const places = word && isShort(word) ? wordsFor(word.sound, long, longOpen) : undefined;
    if (!word || !places) continue;
    const degree = word.sound.length > SHORTEST && places.length === longOpen.size ? WHOLE : PART;
    const [left, right] = swapped ? [places, [i]] : [[i], places];
    alignment.add({ left, right, degree, how: 'acronym' });
  }
}

function isShort({ kind, sound }: NameWord): boolean {
  return kind === 'plain' && sound.length >= SHORTEST && sound.length <= LONGEST;
}

/** Open words in a row, joining words left out, that begin with these letters. */
function wordsFor(
  letters: string,
  words: readonly NameWord[],
  open: ReadonlySet<number>,
): number[] | undefined {
  const places = [...open].filter(
    (place) => words[place]?.kind !== 'joining' && words[place]?.kind !== 'form',
  );
  for (let start = 0; start + letters.length <= places.length; start++) {
    const row = places.slice(start, start + letters.length);
    if (row.every((place, at) => words[place]?.sound.charAt(0) === letters.charAt(at))) return row;
  }
  return undefined;
}
