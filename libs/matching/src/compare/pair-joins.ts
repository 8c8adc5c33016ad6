import type { NameWord } from '../analysed-name.js';
import type { Alignment } from './align-words.js';
import { foldWord } from '../words/fold-word.js';
import { remember } from '../words/remember.js';
import { editCost } from './edit-cost.js';

const MOST_JOINED = 3;
const SHORTEST_JOIN = 4;
const LONG_JOIN = 8;
const FOLDS_KEPT = 20_000;

/** The name that is asked for is joined anew with each that it is compared with. */
const folded = remember(FOLDS_KEPT, foldWord);

/** Pairs words written apart in one name with a word written together in the other. */
export function pairJoins(alignment: Alignment): void {
  pairOneSide(alignment, false);
  pairOneSide(alignment, true);
}

function pairOneSide(alignment: Alignment, swapped: boolean): void {
  const [apart, together] = swapped ? [alignment.right, alignment.left] : [alignment.left, alignment.right];
  const [apartOpen, togetherOpen] = swapped
    ? [alignment.rightOpen, alignment.leftOpen]
    : [alignment.leftOpen, alignment.rightOpen];
  for (const j of [...togetherOpen]) {
    const word = together[j];
    if (!word || word.folded.length < SHORTEST_JOIN) continue;
    const found = joinFor(word, apart, apartOpen);
    if (found) {
      const [left, right] = swapped ? [[j], found.places] : [found.places, [j]];
      alignment.add({ left, right, degree: found.degree, how: 'joined' });
    }
  }
}

function joinFor(
  word: NameWord,
  apart: readonly NameWord[],
  open: ReadonlySet<number>,
): { places: number[]; degree: number } | undefined {
  for (const start of open) {
    let joined = apart[start]?.sound ?? '';
    if (!beginsAlike(joined, word)) continue;
    const places = [start];
    for (
      let next = start + 1;
      next < start + MOST_JOINED && open.has(next) && joined.length <= word.sound.length + 1;
      next++
    ) {
      joined += apart[next]?.sound ?? '';
      places.push(next);
      const degree = joinDegree(folded(joined), word.folded);
      if (degree > 0) return { places, degree };
    }
  }
  return undefined;
}

function beginsAlike(start: string, word: NameWord): boolean {
  return word.sound.startsWith(start.charAt(0)) || word.folded.startsWith(folded(start).charAt(0));
}

function joinDegree(joined: string, word: string): number {
  if (joined === word) return 0.97;
  const length = Math.max(joined.length, word.length);
  if (length < LONG_JOIN || Math.abs(joined.length - word.length) > 1) return 0;
  const cost = editCost(joined, word, 1.1);
  return cost < 1.1 ? 0.95 - cost / length : 0;
}
