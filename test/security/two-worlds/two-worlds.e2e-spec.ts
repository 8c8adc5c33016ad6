import { MEMBERS } from '../../../apps/registry/src/demonstration/members.js';
import { Chance } from './chance.js';
import { type StateReport, compareState } from './compare-state.js';
import { describeDifference } from './comparison.js';
import { type Filling, fillWorld } from './fill-world.js';
import { ASKED, startFullWorld } from './start-worlds.js';
import type { World } from './world.js';

const SEED = Number(process.env.TWO_WORLDS_SEED ?? 20261123);
const OPERATIONS = 2000;
const RECORDS = 60;

describe(`two worlds, seed ${SEED}`, () => {
  const reports: StateReport[] = [];
  let full: World;
  let filling: Filling;

  beforeAll(async () => {
    full = await startFullWorld();
    filling = await fillWorld(full, new Chance(SEED), RECORDS);
    full.moment.set(ASKED, 'asked');
  }, 120_000);

  afterAll(() => full.node.close());

  it('is filled with statements of every kind', () => {
    expect(Object.keys(filling.accepted).sort()).toEqual([
      'correction',
      'decision',
      'erasure',
      'legal-event',
      'relation',
      'sharing',
      'withdrawal',
    ]);
  });

  it.each(MEMBERS.map(({ code }) => code))(
    'answers officers of %s as if nothing else were there',
    async (state) => {
      const second = reports.at(-1)?.second ?? 0;
      const operations = Math.ceil(OPERATIONS / MEMBERS.length);
      const options = { seed: SEED, operations, everyNth: 11, second, enough: 5 };
      const report = await compareState(state, full, filling, options);
      reports.push(report);
      expect(report.differences.map(describeDifference).join('\n')).toBe('');
    },
    120_000,
  );
});
