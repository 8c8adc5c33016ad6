import type { StateReport } from './compare-state.js';
import { describeDifference } from './comparison.js';
import type { Filling } from './fill-world.js';
import { type PulledTwice, compareAnswers, comparePull, fillAndPull } from './nodes/compare-nodes.js';
import { NodeWorlds } from './nodes/node-worlds.js';

const SEED = Number(process.env.TWO_WORLDS_SEED ?? 20261128);
const RECORDS = 20;
/** It says things of its own, and is in a circle that expires. */
const READER = 'FR';

describe(`two worlds of two nodes, seed ${SEED}`, () => {
  let worlds: NodeWorlds;
  let filling: Filling;
  let pulls: readonly PulledTwice[];
  let report: StateReport & { readonly partings: readonly string[] };

  beforeAll(async () => {
    worlds = await NodeWorlds.start(READER);
    ({ filling, pulls } = await fillAndPull(worlds, SEED, RECORDS));
  }, 240_000);

  afterAll(async () => {
    const answers = pulls.reduce((sum, pull) => sum + pull.answers, 0);
    const bytes = pulls.reduce((sum, pull) => sum + pull.bytes, 0);
    process.stdout.write(
      `two worlds of two nodes: ${answers} answers of the owners' node with ${bytes} bytes and ${report.compared} operations compared, seed ${SEED}, ${READER}\n`,
    );
    await worlds?.close();
  });

  it('are filled with statements of every kind', () => {
    expect(Object.keys(filling.accepted)).toHaveLength(9);
  });

  it('tell the reader’s node the same, byte for byte, each time it pulls, and leave the same rows in it', () => {
    expect(pulls.map(({ answers }) => answers > 1)).toEqual([true, true, true]);
    expect(pulls.flatMap(({ partings }) => partings).join('\n')).toBe('');
  });

  it('let it answer its officers as if what they may not see were nowhere', async () => {
    const thoroughness = { seed: SEED, operations: 30, everyNth: 197, second: 0, enough: 5 };
    report = await compareAnswers(worlds, filling, thoroughness);
    expect(report.differences.map(describeDifference).join('\n')).toBe('');
    expect(report.partings.join('\n')).toBe('');
  }, 120_000);

  it('are told apart as soon as the owners’ node gives one disclosure too many', async () => {
    const secured = (to: 'DISABLE' | 'ENABLE') =>
      worlds.owners.owner.query(`ALTER TABLE disclosure ${to} ROW LEVEL SECURITY`);
    await worlds.owners.owner.query('UPDATE peer SET basis = NULL');
    await secured('DISABLE');
    const { partings } = await comparePull(worlds).finally(() => secured('ENABLE'));
    expect(partings.join('\n')).toMatch(/answer \d of the owners' node/);
  }, 60_000);
});
