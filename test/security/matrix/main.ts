import { parseArgs } from 'node:util';

import { dumpEmptyDatabase } from '#database';

import { OwnerSql } from '../two-worlds/owner-sql.js';
import { MatrixNode } from './node/matrix-node.js';
import { RowWatch } from './rows/row-watch.js';
import { cellsOf } from './run/cells.js';
import { CellRunner } from './run/run-cells.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** `npm run matrix`: every field, as everybody, about every kind of record. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { nth: { type: 'string', default: '1' } } });
  const node = await MatrixNode.start(await dumpEmptyDatabase());
  try {
    const rows = await RowWatch.start(new OwnerSql(node.node));
    const report = await new CellRunner(node, rows).run(cellsOf(node.schema, Number(values.nth)));
    for (const wrong of report.wrong) say(wrong);
    say(report.line());
    process.exitCode = report.wrong.length === 0 ? 0 : 1;
  } finally {
    await node.close();
  }
}

await main();
