import { parseArgs } from 'node:util';

import { dumpEmptyDatabase } from '#database';

import { MEMBERS } from '../../../apps/registry/src/demonstration/members.js';
import { Chance } from './chance.js';
import { type StateReport, type Thoroughness, compareState } from './compare-state.js';
import { describeDifference } from './comparison.js';
import { fillWorld } from './fill-world.js';
import { compareAnswers, fillAndPull } from './nodes/compare-nodes.js';
import { NodeWorlds } from './nodes/node-worlds.js';
import { ASKED, startFullWorld } from './start-worlds.js';

const DIFFERENCES_PRINTED = 10;
const RECORDS = 120;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

interface Settings {
  readonly nodes?: boolean;
  readonly operations: number;
  readonly seed: number;
  readonly states: readonly string[];
}

function settings(): Settings {
  const { values } = parseArgs({
    options: {
      operations: { type: 'string', default: '20000' },
      states: { type: 'string', default: MEMBERS.map(({ code }) => code).join(',') },
      nodes: { type: 'boolean', default: false },
      seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    },
  });
  const { nodes, operations, seed, states } = values;
  return { nodes, operations: Number(operations), seed: Number(seed), states: states.split(',') };
}

/** How much is asked in the name of each state. */
function thoroughnessOf({ operations, seed, states }: Settings, second: number): Thoroughness {
  return {
    seed,
    operations: Math.ceil(operations / states.length),
    everyNth: 1,
    second,
    enough: DIFFERENCES_PRINTED,
  };
}

/** `npm run two-worlds`: every value of every argument and so many random operations, for the officers of all states. */
async function onOneNode(chosen: Settings, databaseImage: Blob): Promise<Totals> {
  const full = await startFullWorld(databaseImage);
  const filling = await fillWorld(full, new Chance(chosen.seed), RECORDS);
  full.moment.set(ASKED, 'asked');
  const totals = { compared: 0, different: 0 };
  let second = 0;
  for (const code of chosen.states) {
    const options = { ...thoroughnessOf(chosen, second), databaseImage };
    const report = await compareState(code, full, filling, options);
    second = report.second;
    add(totals, report, []);
  }
  await full.node.close();
  return totals;
}

/** With `--nodes`: the same at a node of each state's own, and everything that comes to it from the owners' node. */
async function acrossNodes(chosen: Settings, databaseImage: Blob): Promise<Totals> {
  const totals = { compared: 0, different: 0 };
  for (const code of chosen.states) {
    const worlds = await NodeWorlds.start(code, { databaseImage });
    const { filling, pulls } = await fillAndPull(worlds, chosen.seed, RECORDS);
    const bytes = pulls.reduce((sum, pull) => sum + pull.bytes, 0);
    say(`${code} ${pulls.length} pulls compared, ${bytes} bytes of the owners' node`);
    const report = await compareAnswers(worlds, filling, thoroughnessOf(chosen, 0));
    add(totals, report, [...pulls.flatMap(({ partings }) => partings), ...report.partings]);
    await worlds.close();
  }
  return totals;
}

interface Totals {
  compared: number;
  different: number;
}

function add(totals: Totals, report: StateReport, partings: readonly string[]): void {
  const { state, compared, differences } = report;
  totals.compared += compared;
  totals.different += differences.length + partings.length;
  say(`${state} ${compared} operations compared, ${differences.length + partings.length} differences`);
  for (const difference of [...differences.map(describeDifference), ...partings]) say(difference);
}

async function main(): Promise<void> {
  const { nodes, ...chosen } = settings();
  say(`seed ${chosen.seed}`);
  const image = await dumpEmptyDatabase();
  const { compared, different } = await (nodes ? acrossNodes : onOneNode)(chosen, image);
  say(`${compared} operations compared, ${different} differences`);
  process.exitCode = different === 0 ? 0 : 1;
}

await main();
