import { parseArgs } from 'node:util';

import { dumpEmptyDatabase } from '#database';

import { MEMBERS } from '../../../apps/registry/src/demonstration/members.js';
import { Chance } from './chance.js';
import { compareState } from './compare-state.js';
import { describeDifference } from './comparison.js';
import { fillWorld } from './fill-world.js';
import { ASKED, startFullWorld } from './start-worlds.js';

const DIFFERENCES_PRINTED = 10;
const RECORDS = 120;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

interface Settings {
  readonly operations: number;
  readonly seed: number;
  readonly states: readonly string[];
}

function settings(): Settings {
  const { values } = parseArgs({
    options: {
      operations: { type: 'string', default: '20000' },
      states: { type: 'string', default: MEMBERS.map(({ code }) => code).join(',') },
      seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    },
  });
  const { operations, seed, states } = values;
  return { operations: Number(operations), seed: Number(seed), states: states.split(',') };
}

/** `npm run two-worlds`: every value of every argument and so many random operations, for the officers of all states. */
async function main(): Promise<void> {
  const { operations, seed, states } = settings();
  say(`seed ${seed}`);
  const databaseImage = await dumpEmptyDatabase();
  const full = await startFullWorld(databaseImage);
  const filling = await fillWorld(full, new Chance(seed), RECORDS);
  full.moment.set(ASKED, 'asked');
  let [compared, different, second] = [0, 0, 0];
  for (const code of states) {
    const share = Math.ceil(operations / states.length);
    const options = {
      seed,
      operations: share,
      everyNth: 1,
      second,
      databaseImage,
      enough: DIFFERENCES_PRINTED,
    };
    const report = await compareState(code, full, filling, options);
    second = report.second;
    compared += report.compared;
    different += report.differences.length;
    say(`${code} ${report.compared} operations compared, ${report.differences.length} differences`);
    for (const difference of report.differences) say(describeDifference(difference));
  }
  await full.node.close();
  say(`${compared} operations compared, ${different} differences`);
  process.exitCode = different === 0 ? 0 : 1;
}

await main();
