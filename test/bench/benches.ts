import { checkBench } from './check.bench.js';
import { hiddenVersusUnknown } from './hidden-versus-unknown.bench.js';
import { intakeBench } from './intake.bench.js';
import { logBench } from './log.bench.js';
import { matchingBench } from './matching.bench.js';
import { resyncBench } from './resync.bench.js';
import { verifyBench } from './verify.bench.js';

/** What one bench measured: a ratio within this run, and the figures behind it. */
export interface Figures extends Readonly<Record<string, number>> {
  readonly ratio: number;
}

export interface Bench {
  readonly measures: string;
  /** `say` prints what a reader may want to see meanwhile. */
  run(say: (line: string) => void): Promise<Figures>;
}

/** All benches, by the name that `npm run bench` knows them by. */
export const BENCHES: Readonly<Record<string, Bench>> = {
  check: checkBench,
  'hidden-vs-unknown': hiddenVersusUnknown,
  intake: intakeBench,
  log: logBench,
  matching: matchingBench,
  resync: resyncBench,
  verify: verifyBench,
};
