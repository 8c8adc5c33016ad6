import { parseArgs } from 'node:util';

import type { ChildNode } from './child-node.js';
import { type Crash, runCrashes } from './crash-run.js';
import { PostgresProcess } from './postgres-process.js';
import { prepareRun } from './prepare-run.js';
import { prepareStatements } from './prepare-statements.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/**
 * `npm run crash -- --submissions N --kills N`: kills the node at random points of its work on the server of
 * TEST_DATABASE_ADMIN_URL. With `--postgres FOLDER --bin FOLDER` it kills that server instead.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      submissions: { type: 'string', default: '5000' },
      kills: { type: 'string', default: '20' },
      postgres: { type: 'string' },
      bin: { type: 'string' },
    },
  });
  const server = process.env.TEST_DATABASE_ADMIN_URL;
  if (server === undefined)
    throw new Error('Set TEST_DATABASE_ADMIN_URL to the owner of a PostgreSQL server.');
  const { node, folder, clear } = await prepareRun();
  await node.start();
  const { postgres, bin } = values;
  const crash = postgres && bin ? ofDatabase(new PostgresProcess(postgres, bin, server)) : ofNode(node);
  const statements = await prepareStatements(folder, Number(values.submissions));
  say(`${statements.length} statements are signed`);
  const report = await runCrashes(node, statements, crash, Number(values.kills), say);
  await clear();
  say(JSON.stringify(report));
  const { lost, repeated, forked, submitted, acknowledged, state } = report;
  const isWhole = lost + repeated + forked === 0 && submitted === acknowledged && state === 'signing';
  process.exitCode = isWhole ? 0 : 1;
}

function ofNode(node: ChildNode): Crash {
  return {
    name: 'node killed',
    strike: async () => {
      await node.kill();
      await node.start();
    },
  };
}

function ofDatabase(server: PostgresProcess): Crash {
  return {
    name: 'database killed',
    strike: async () => {
      await server.kill();
      await server.start();
    },
  };
}

await main();
