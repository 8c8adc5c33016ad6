import { type AnalysedName, type AskedKey, askedKeys } from '#matching';

/** Keys of one party, and so the searches of one statement. */
export const MOST_KEYS = 400;
/**
 * A key that weighs less than this share of its name's heaviest word finds too many names to find one by. What else
 * a name shares is for the comparison to say.
 */
const FINDING_SHARE = 0.35;
/** Weights are whole numbers: sums of them do not depend on the order of rows. */
const SCALE = 1000;
/** What a name must share with the one asked for, of all that this weighs, to be like it at all. */
const TELLING_SHARE = 0.4;

/** The names of a party as the database looks for them: key, weight, word and name, row by row. */
export interface KeyQuestion {
  readonly keys: readonly string[];
  readonly weights: readonly number[];
  /** The word of its name that a key stands for. */
  readonly words: readonly number[];
  /** Which name of the party, from 0. */
  readonly names: readonly number[];
  readonly norms: readonly string[];
  /** What one key must weigh for a name that has only this key to be a hit. */
  readonly telling: number;
}

/** The rarest keys of all names; however long names are, and however many, the search is bounded. */
export function nameQuestion(names: readonly AnalysedName[]): KeyQuestion {
  const rows = names
    .flatMap((name, place) => findingKeys(name).map((key) => ({ ...key, name: place })))
    .sort((left, right) => right.weight - left.weight)
    .slice(0, MOST_KEYS);
  return {
    keys: rows.map(({ key }) => key),
    weights: rows.map(({ weight }) => Math.round(weight * SCALE)),
    words: rows.map(({ group }) => group),
    names: rows.map(({ name }) => name),
    norms: names.map(({ norm }) => norm),
    telling: Math.round(SCALE * TELLING_SHARE * leastTotal(rows)),
  };
}

/** A join is as rare as a word can be, so that it is no measure for the others. */
function findingKeys(name: AnalysedName): AskedKey[] {
  const keys = askedKeys(name);
  const words = keys.filter(({ key }) => !key.startsWith('+')).map(({ weight }) => weight);
  const least = FINDING_SHARE * Math.max(...words, 0);
  return keys.filter(({ weight }) => weight >= least);
}

interface Weighed {
  readonly name: number;
  readonly group: number;
  readonly weight: number;
}

/** What the words of the name that weighs least weigh together, each by its best key. */
function leastTotal(rows: readonly Weighed[]): number {
  const totals = [...Map.groupBy(rows, ({ name }) => name).values()].map(totalOf);
  return totals.length > 0 ? Math.min(...totals) : 0;
}

function totalOf(ofName: readonly Weighed[]): number {
  const best = new Map<number, number>();
  for (const { group, weight } of ofName) best.set(group, Math.max(best.get(group) ?? 0, weight));
  return [...best.values()].reduce((sum, weight) => sum + weight, 0);
}
