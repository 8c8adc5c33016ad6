import type { NameWord, WordKind } from '../analysed-name.js';
import type { Alignment, Pair } from './align-words.js';
import type { Contradictions } from './contradictions-of.js';
import { restWeight } from './rest-weight.js';
import { DIFFERENT, LITTLE_TELLING, NOTHING_TELLING, REST, WRITTEN_TOGETHER } from './weights.js';

/** Words left over that weigh less than this are as good as none. */
const NOTHING = 0.1;

export interface Scoring {
  readonly contradictions: Contradictions;
  readonly persons: boolean;
  /** Whether the names sound the same when their words are written together. */
  readonly sameJoined: boolean;
}

/** From 0 to 1: how far the words that two names share outweigh those that they do not. It only ranks. */
export function scoreAlignment(
  alignment: Alignment,
  { contradictions, persons, sameJoined }: Scoring,
): number {
  const { left, right, leftOpen, rightOpen } = alignment;
  const { shared, paired, telling } = weighPairs(alignment);
  const [leftRest, rightRest] = [
    restWeight(leftOpen, left, contradictions),
    restWeight(rightOpen, right, contradictions),
  ];
  const { against, extra } = REST[persons ? 'person' : 'organisation'];
  const whole = paired + against * Math.min(leftRest, rightRest) + extra * Math.abs(leftRest - rightRest);
  const words = whole > 0 ? shared / whole : 0;
  const score = factorOf(contradictions) * (sameJoined ? Math.max(words, WRITTEN_TOGETHER) : words);
  if (telling || leftRest + rightRest < NOTHING) return score;
  return score * (Math.min(leftRest, rightRest) < NOTHING ? LITTLE_TELLING : NOTHING_TELLING);
}

function factorOf({ number, place, legalForm, order }: Contradictions): number {
  return (
    (number ? DIFFERENT.number : 1) *
    (place ? DIFFERENT.place : 1) *
    (legalForm ? DIFFERENT.legalForm : 1) *
    (order ? DIFFERENT.order : 1)
  );
}

/** What the paired words weigh, how much of it is alike, and whether it tells names apart. */
function weighPairs({ left, right, pairs }: Alignment): { shared: number; paired: number; telling: boolean } {
  let [shared, paired, telling] = [0, 0, false];
  for (const pair of pairs) {
    const weight = (sumWeight(pair.left, left) + sumWeight(pair.right, right)) / 2;
    shared += weight * pair.degree;
    paired += weight;
    telling ||= isTelling(pair, left, right);
  }
  return { shared, paired, telling };
}

function sumWeight(places: readonly number[], words: readonly NameWord[]): number {
  let sum = 0;
  for (const place of places) sum += words[place]?.weight ?? 0;
  return sum;
}

const TELLING: ReadonlySet<WordKind> = new Set<WordKind>(['plain', 'initials', 'number', 'patronymic']);

function isTelling(
  { left: ours, right: theirs }: Pair,
  left: readonly NameWord[],
  right: readonly NameWord[],
): boolean {
  const tells = (word: NameWord | undefined): boolean => word !== undefined && TELLING.has(word.kind);
  return ours.some((place) => tells(left[place])) && theirs.some((place) => tells(right[place]));
}
