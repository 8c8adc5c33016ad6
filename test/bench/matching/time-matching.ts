import { type AnalysedName, analyseName, compareNames } from '#matching';

const TURNS = 5;
const MICROSECONDS = 1000;

export interface Times {
  readonly analyse: number;
  readonly compare: number;
}

/** What it takes to analyse a name, and to compare two that are analysed, in microseconds; the best of a few turns. */
export function timeMatching(names: readonly string[]): Times {
  let analysed: AnalysedName[] = [];
  const analyse = best(names.length, () => {
    analysed = names.map((name) => analyseName(name, 'organisation'));
  });
  const compare = best(names.length, () => {
    analysed.forEach((name, place) => {
      const other = analysed[(place + 1) % analysed.length];
      if (other) compareNames(name, other);
    });
  });
  return { analyse, compare };
}

function best(count: number, work: () => void): number {
  const turns = Array.from({ length: TURNS }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return (Math.min(...turns) * MICROSECONDS) / count;
}
