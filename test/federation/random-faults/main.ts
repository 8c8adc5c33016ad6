import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { dumpEmptyDatabase } from '#database';

import { runFaults } from './random-faults.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/**
 * `npm run faults -- --steps N --seed S`: three nodes, N random steps, and after each a look at what they answer; on the
 * server of TEST_DATABASE_ADMIN_URL where there is one.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      steps: { type: 'string', default: '500' },
      seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    },
  });
  const [steps, seed] = [Number(values.steps), Number(values.seed)];
  say(`seed ${seed}`);
  const folder = await mkdtemp(join(tmpdir(), 'grounds-faults-image-'));
  try {
    const image = process.env.TEST_DATABASE_ADMIN_URL ? undefined : await emptyDatabase(folder);
    const report = await runFaults({ steps, seed, image, quick: false, say });
    for (const what of report.wrong) say(`WRONG ${what}`);
    say(JSON.stringify({ ...report, wrong: report.wrong.length }));
    process.exitCode = report.wrong.length === 0 ? 0 : 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function emptyDatabase(folder: string): Promise<string> {
  const file = join(folder, 'empty-database.tar');
  await writeFile(file, Buffer.from(await (await dumpEmptyDatabase()).arrayBuffer()));
  return file;
}

await main();
