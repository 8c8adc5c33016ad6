import { dumpEmptyDatabase } from '#database';
import { Chance } from './chance.js';
import { compareState } from './compare-state.js';
import { Comparison, describeDifference } from './comparison.js';
import { fillWorld } from './fill-world.js';
import { ASKED, startFullWorld } from './start-worlds.js';

const spent = new Map<string, [number, number]>();
const original = Comparison.prototype.compare;
Comparison.prototype.compare = async function (operation) {
  const t = performance.now();
  const seen = await original.call(this, operation);
  const [n, ms] = spent.get(operation.title) ?? [0, 0];
  spent.set(operation.title, [n + 1, ms + performance.now() - t]);
  return seen;
};

it('dev', async () => {
  const image = await dumpEmptyDatabase();
  let t = Date.now();
  const lap = (what: string) => {
    process.stdout.write(`${what} ${Date.now() - t}\n`);
    t = Date.now();
  };
  const full = await startFullWorld(image);
  lap('start');
  const filling = await fillWorld(full, new Chance(7), Number(process.env.RECORDS ?? 60));
  lap('filled ' + JSON.stringify(filling.accepted));
  full.moment.set(ASKED, 'asked');
  let second = 0;
  for (const state of (process.env.STATES ?? 'FR').split(',')) {
    try {
      const report = await compareState(state, full, filling, {
        seed: Number(process.env.SEED ?? 7),
        operations: Number(process.env.OPS ?? 100),
        everyNth: 11,
        second,
        databaseImage: image,
        enough: 6,
      });
      second = report.second;
      lap(`${state} compared ${report.compared} answered ${JSON.stringify([...report.answered])}`);
      process.stdout.write(report.differences.map(describeDifference).join('\n') + '\n');
    } catch (error) {
      process.stdout.write(String((error as Error).stack) + '\n');
    }
  }
  for (const [title, [n, ms]] of [...spent].sort((a, b) => b[1][1] - a[1][1]).slice(0, 12))
    process.stdout.write(`${title}: ${n} x ${(ms / n).toFixed(1)} = ${ms.toFixed(0)}\n`);
  await full.node.close();
}, 400_000);
