import { STEPS } from './choose-step.js';
import { type RunReport, runFaults } from './random-faults.js';
import { NAMES } from './three-processes.js';

/**
 * With this seed every kind of step is taken, records go again from nodes that held them, each node is killed once and
 * one is stopped: more starts are dear.
 */
const SEED = 1231;
const STEPS_TAKEN = 40;

/** The short version; `npm run faults` is the long one. */
describe(`three nodes under random faults, seed ${SEED}`, () => {
  let report: RunReport;
  const lines: string[] = [];

  beforeAll(async () => {
    const say = (line: string): void => void lines.push(line);
    const image = process.env.TEST_DATABASE_IMAGE;
    report = await runFaults({ steps: STEPS_TAKEN, seed: SEED, image, quick: true, say }).catch(
      (error: unknown) => {
        process.stderr.write(`${lines.join('\n')}\n`);
        throw error;
      },
    );
    process.stdout.write(`random faults: ${JSON.stringify({ ...report, wrong: report.wrong.length })}\n`);
  }, 400_000);

  it('are crashed, stopped, partitioned, told to remove a state, and have wrong clocks, amid all that states say', () => {
    expect(Object.keys(report.steps).sort()).toEqual(STEPS.map(({ name }) => name).sort());
    expect(report.killed.toSorted()).toEqual([...NAMES].sort());
  });

  it('answer at each step what each state may read as far as a node can know, and all of it in the end', () => {
    expect(report.wrong.join('\n')).toBe('');
    expect(report.answers).toBeGreaterThan(STEPS_TAKEN);
  });

  it('hold nothing that is for none of their states any more, and lose nothing that they have acknowledged', () => {
    expect(report.sought).toBeGreaterThan(0);
    expect(report.found).toBeGreaterThan(0);
    expect(report.gone).toBeGreaterThan(0);
    expect(report.acknowledged).toBeGreaterThan(0);
  });
});
