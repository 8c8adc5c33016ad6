import { createHash } from 'node:crypto';

import { type NameKind, analyseName, compareNames } from '#matching';

import type { Row } from '../../support/matching-data.js';

/** A pair of names, whether they name the same, and what ours and the rival make of it. */
export interface ScoredPair {
  readonly person: boolean;
  readonly same: boolean;
  readonly ours: number;
  /** NaN where the rival published none. */
  readonly rival: number;
  readonly fold: number;
}

export interface Quality {
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
}

const TRUE = new Set(['true', '1']);

export function scorePair(row: Row): ScoredPair {
  const [one, other] = [row.name1 ?? row.Name_x ?? '', row.name2 ?? row.Name_y ?? ''];
  const kind: NameKind = row.schema === 'Person' ? 'person' : 'organisation';
  const score = row.score ?? '';
  return {
    person: kind === 'person',
    same: TRUE.has(row.is_match ?? row.Targets ?? ''),
    ours: compareNames(analyseName(one, kind), analyseName(other, kind))?.score ?? 0,
    rival: score === '' ? NaN : Number(score),
    fold: (createHash('sha256').update(`${one}|${other}`).digest()[0] ?? 0) % 2,
  };
}

/** Quality at a threshold that was chosen on the other half of the pairs, for each half in turn. */
export function twoFold(pairs: readonly ScoredPair[]): Quality {
  const judged = [0, 1].flatMap((fold) => {
    const least = bestThreshold(pairs.filter((pair) => pair.fold !== fold));
    return pairs
      .filter((pair) => pair.fold === fold)
      .map(({ ours, same }) => ({ said: ours >= least, same }));
  });
  return qualityOf(judged);
}

export function rivalQuality(pairs: readonly ScoredPair[], bar: number): Quality {
  return qualityOf(pairs.map(({ rival, same }) => ({ said: rival >= bar, same })));
}

/** How much worse than the best a threshold may do and still be as good: less is noise on so few pairs. */
const NOISE = 0.01;

/** The middle one of the thresholds that do best. */
function bestThreshold(pairs: readonly ScoredPair[]): number {
  const scores = [...new Set(pairs.map(({ ours }) => ours))].sort((left, right) => left - right);
  const at = scores.map((least) => ({
    least,
    f1: qualityOf(pairs.map(({ ours, same }) => ({ said: ours >= least, same }))).f1,
  }));
  const best = Math.max(...at.map(({ f1 }) => f1));
  const good = at.filter(({ f1 }) => f1 >= best - NOISE);
  return good[Math.floor(good.length / 2)]?.least ?? 1;
}

function qualityOf(judged: readonly { readonly said: boolean; readonly same: boolean }[]): Quality {
  const count = (said: boolean, same: boolean): number =>
    judged.filter((one) => one.said === said && one.same === same).length;
  const [right, wrong, missed] = [count(true, true), count(true, false), count(false, true)];
  return {
    f1: (2 * right) / (2 * right + wrong + missed),
    precision: right / (right + wrong),
    recall: right / (right + missed),
  };
}
