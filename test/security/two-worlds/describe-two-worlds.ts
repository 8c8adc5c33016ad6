import { Chance } from './chance.js';
import { type Met, type StateReport, compareState } from './compare-state.js';
import { describeDifference } from './comparison.js';
import { type Filling, fillWorld } from './fill-world.js';
import { ASKED, startFullWorld } from './start-worlds.js';
import type { World } from './world.js';

const SEED = Number(process.env.TWO_WORLDS_SEED ?? 20261123);
const RECORDS = 32;
const KINDS = [
  'circle',
  'correction',
  'decision',
  'erasure',
  'exclusion',
  'legal-event',
  'relation',
  'sharing',
  'withdrawal',
];

/** The tests of two worlds for some states; `operations` is the number of random ones over all of them. */
export function describeTwoWorlds(states: readonly string[], operations: number): void {
  describe(`two worlds, seed ${SEED}`, () => {
    const reports: StateReport[] = [];
    let full: World;
    let filling: Filling;

    beforeAll(async () => {
      full = await startFullWorld();
      filling = await fillWorld(full, new Chance(SEED), RECORDS);
      full.moment.set(ASKED, 'asked');
    }, 120_000);

    afterAll(async () => {
      const compared = reports.reduce((sum, report) => sum + report.compared, 0);
      process.stdout.write(
        `two worlds: ${compared} operations compared, seed ${SEED}, ${states.join(' ')}\n`,
      );
      await full.node.close();
    });

    it('is filled with statements of every kind', () => {
      expect(Object.keys(filling.accepted).sort()).toEqual(KINDS);
    });

    it.each(states)(
      'answers officers of %s as if what they may not see were not there',
      async (state) => {
        const report = await compareState(state, full, filling, {
          seed: SEED,
          operations: Math.ceil(operations / states.length),
          everyNth: 71,
          second: reports.at(-1)?.second ?? 0,
          enough: 5,
        });
        reports.push(report);
        expect(report.differences.map(describeDifference).join('\n')).toBe('');
      },
      120_000,
    );

    it('has met what states decided about hits, records that go back to one decision, and notices', () => {
      const met = (what: keyof Met): number => reports.reduce((sum, report) => sum + report.met[what], 0);
      expect([met('resolutions') > 0, met('echoes') > 0, met('notices') > 0]).toEqual([true, true, true]);
    });

    it('has had every query, mutation and subscription of the schema answered', () => {
      const answered = new Set(reports.flatMap((report) => [...report.answered.keys()]));
      expect(reports.flatMap(({ askable }) => askable).filter((one) => !answered.has(one))).toEqual([]);
    });
  });
}
