import { Chance } from '../../security/two-worlds/chance.js';
import { READERS, compareAnswers, compareRows } from './compare.js';
import { type Counts, RunState } from './run-state.js';
import { fsck, settle } from './settle.js';
import { aStep } from './choose-step.js';
import { ThreeProcesses } from './three-processes.js';

/** How often rows are read after a step. */
const ROWS_OFTEN = 0.5;

export interface RunOptions {
  readonly steps: number;
  readonly seed: number;
  /** File with an empty embedded database. */
  readonly image: string | undefined;
  /** Leaves out of `fsck` what takes longest. */
  readonly quick: boolean;
  readonly say: (line: string) => void;
}

export interface RunReport extends Counts {
  readonly seed: number;
  /** How often each kind of step was taken. */
  readonly steps: Readonly<Record<string, number>>;
  /** Nodes that were killed at least once. */
  readonly killed: readonly string[];
  /** Statements with a receipt. */
  readonly acknowledged: number;
  /** What is not as it has to be. */
  readonly wrong: readonly string[];
}

/** Three nodes, so many random things that happen to them, and after each a look at whether all is as it has to be. */
export async function runFaults(options: RunOptions): Promise<RunReport> {
  const chance = new Chance(options.seed);
  const begun = Date.now();
  const say = (line: string): void => options.say(`${((Date.now() - begun) / 1000).toFixed(1)} s ${line}`);
  const register = await ThreeProcesses.start(options.image);
  try {
    say('three nodes are up');
    const run = new RunState(register, chance);
    const taken = await takeSteps(run, options, say);
    await settle(run);
    say('settled');
    await fsck(run, options.quick);
    say('looked through');
    const acknowledged = Object.values(run.acknowledged).flat().length;
    return {
      seed: options.seed,
      steps: taken,
      killed: [...run.killed],
      acknowledged,
      ...run.counts,
      wrong: run.wrong,
    };
  } finally {
    await register.close();
  }
}

async function takeSteps(
  run: RunState,
  { steps, seed }: RunOptions,
  say: (line: string) => void,
): Promise<Record<string, number>> {
  const taken: Record<string, number> = {};
  for (let number = 1; number <= steps; number += 1) {
    const { step, subject } = aStep(run, taken);
    run.step = `seed ${seed}, step ${number}, ${step.name}`;
    const known = run.wrong.length;
    try {
      say(`${number} ${step.name}: ${await step.take(run, subject)}`);
      await look(run);
    } catch (cause) {
      throw new Error(`${run.step}: ${String(cause)}`, { cause });
    }
    taken[step.name] = (taken[step.name] ?? 0) + 1;
    for (const what of run.wrong.slice(known)) say(`WRONG ${what}`);
  }
  return taken;
}

/** At one node, for one reader; now and then at its rows too. */
async function look(run: RunState): Promise<void> {
  const name = run.chance.one([...run.up]);
  await compareAnswers(run, name, run.chance.one(READERS[name]));
  if (run.chance.happens(ROWS_OFTEN)) await compareRows(run, name);
}
