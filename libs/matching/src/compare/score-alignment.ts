import type { NameWord } from '../analysed-name.js';
import type { Alignment, Pair } from './align-words.js';
import type { Contradictions } from './contradictions-of.js';

/** How much words that only one name has, and words that stand against one another, take off. */
const WEIGHTS = {
  organisation: { against: 1.9, extra: 0.38 },
  person: { against: 1.9, extra: 0.36 },
};
const FACTORS: Readonly<Record<keyof Contradictions, number>> = {
  number: 0.95,
  place: 0.9,
  legalForm: 0.92,
  order: 0.6,
};
const SOFT = 0.4;
const NOTHING_TELLING = 0.75;
const LITTLE_TELLING = 0.9;
const WRITTEN_APART = 0.97;

/** From 0 to 1: how far the words that two names share outweigh those that they do not. It only ranks. */
export function scoreAlignment(
  alignment: Alignment,
  contradictions: Contradictions,
  persons: boolean,
  sameJoined: boolean,
): number {
  const { left, right, pairs } = alignment;
  let [shared, paired, telling] = [0, 0, false];
  for (const pair of pairs) {
    const weight = pairWeight(pair, left, right);
    shared += weight * pair.degree;
    paired += weight;
    telling ||= isTelling(pair, left, right);
  }
  const soft = contradictions.number;
  const [leftRest, rightRest] = [
    restWeight(alignment.leftOpen, left, soft),
    restWeight(alignment.rightOpen, right, soft),
  ];
  const { against, extra } = WEIGHTS[persons ? 'person' : 'organisation'];
  const whole = paired + against * Math.min(leftRest, rightRest) + extra * Math.abs(leftRest - rightRest);
  let score = whole > 0 ? shared / whole : 0;
  if (sameJoined) score = Math.max(score, WRITTEN_APART);
  for (const [kind, found] of Object.entries(contradictions))
    if (found) score *= FACTORS[kind as keyof Contradictions];
  if (telling || leftRest + rightRest === 0) return score;
  return score * (leftRest === 0 || rightRest === 0 ? LITTLE_TELLING : NOTHING_TELLING);
}

function pairWeight(pair: Pair, left: readonly NameWord[], right: readonly NameWord[]): number {
  return (sumWeight(pair.left, left) + sumWeight(pair.right, right)) / 2;
}

function sumWeight(places: Iterable<number>, words: readonly NameWord[]): number {
  let sum = 0;
  for (const place of places) sum += words[place]?.weight ?? 0;
  return sum;
}

/** Numbers and places that differ make another company of the same name: they are told, and weigh less. */
function restWeight(open: ReadonlySet<number>, words: readonly NameWord[], soft: boolean): number {
  let sum = 0;
  for (const place of open) {
    const word = words[place];
    if (word) sum += word.weight * (soft && word.kind === 'number' ? SOFT : 1);
  }
  return sum;
}

function isTelling(pair: Pair, left: readonly NameWord[], right: readonly NameWord[]): boolean {
  const tells = (word: NameWord | undefined): boolean => word !== undefined && TELLING.has(word.kind);
  return pair.left.some((place) => tells(left[place])) && pair.right.some((place) => tells(right[place]));
}

const TELLING = new Set(['plain', 'initials', 'number', 'patronymic']);
