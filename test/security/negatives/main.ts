import { dumpEmptyDatabase } from '#database';

import { startNode } from '../../support/start-node.js';
import { ApiFixture } from './api-fixture.js';
import { apiRows } from './api-rows.js';
import { AssertionFixture } from './assertion-fixture.js';
import { assertionRows } from './assertion-rows.js';
import { GATE_SECRETS, gateRows } from './gate-rows.js';
import { SECRETS } from './hidden-decisions.js';
import { IssuerKeysFixture } from './issuer-keys-fixture.js';
import { issuerKeysRows } from './issuer-keys-rows.js';
import type { RunnableRow } from './negative-row.type.js';
import { FRENCH_MARKS, OversightFixture } from './oversight-fixture.js';
import { oversightRows } from './oversight-rows.js';
import { rootRows } from './root-rows.js';
import { elsewhere } from './run-elsewhere.js';
import { type RowsSummary, bindRows, runRows } from './run-rows.js';
import { STATEMENT_SECRETS, StatementFixture } from './statement-fixture.js';
import { statementRows } from './statement-rows.js';
import { SuccessionFixture } from './succession-fixture.js';
import { successionRows } from './succession-rows.js';
import { TokenFixture } from './token-fixture.js';
import { tokenRows } from './token-rows.js';

/** The table of bad inputs: how many ids each group has, and whether all of them must have a row by now. */
const GROUPS: readonly { group: string; ids: number; complete: boolean }[] = [
  { group: 'A', ids: 35, complete: true },
  { group: 'B', ids: 18, complete: true },
  { group: 'C', ids: 13, complete: true },
  { group: 'D', ids: 26, complete: false },
  { group: 'E', ids: 18, complete: true },
  { group: 'F', ids: 22, complete: true },
  { group: 'H', ids: 4, complete: false },
  { group: 'I', ids: 10, complete: false },
];

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** `npm run negatives`: runs every bad input and counts the ids of the table that were executed. */
async function main(): Promise<void> {
  const statements = bindRows(statementRows, await StatementFixture.create(), STATEMENT_SECRETS);
  const databaseImage = await dumpEmptyDatabase();
  const node = await startNode({ withoutCases: true, databaseImage });
  // A node of its own: these rows revoke keys and remove members for good.
  const successor = await startNode({ withoutCases: true, databaseImage });
  const apiFixture = await ApiFixture.create(node);
  const oversight = await OversightFixture.create(apiFixture);
  const issuerKeys = await IssuerKeysFixture.create(node);
  const rows = [
    ...statements,
    // Before the gate's rows, which put roots in force past the database.
    ...bindRows(rootRows, node),
    ...bindRows(tokenRows, await TokenFixture.create(node)),
    ...bindRows(assertionRows, await AssertionFixture.create(node)),
    ...bindRows(issuerKeysRows, issuerKeys),
    ...bindRows(gateRows, node, GATE_SECRETS),
    ...bindRows(oversightRows(oversight), oversight, [...SECRETS, ...FRENCH_MARKS]),
    ...bindRows(apiRows, apiFixture, SECRETS),
    ...bindRows(successionRows, await SuccessionFixture.create(successor)),
  ];
  const summary = await runRows(rows, () => undefined).finally(() =>
    Promise.all([issuerKeys.close(), node.close(), successor.close()]),
  );
  report(rows, summary);
}

function report(rows: readonly RunnableRow[], { executedIds, failures }: RowsSummary): void {
  const gaps = GROUPS.map(({ group, ids, complete }) => {
    const missing = Array.from({ length: ids }, (_, place) => `${group}${place + 1}`).filter(
      (id) => !executedIds.includes(id),
    );
    say(`${group} ${ids - missing.length} of ${ids} executed${told(missing)}`);
    return complete ? missing.length : 0;
  });
  for (const { title, outcome, failure } of failures) say(`failed: ${title}: ${outcome}, ${failure ?? ''}`);
  say(`${rows.length} inputs, ${failures.length} not refused as they should be`);
  process.exitCode = failures.length + Math.max(...gaps) === 0 ? 0 : 1;
}

/** Ids without a row, apart from those that another suite runs. */
function told(missing: readonly string[]): string {
  const open = missing.filter((id) => elsewhere(id) === undefined);
  const others = missing.filter((id) => elsewhere(id) !== undefined);
  const told = open.length > 0 ? `; no row for ${open.join(', ')}` : '';
  return others.reduce((text, id) => `${text}\n  ${id}: ${elsewhere(id) ?? ''}`, told);
}

await main();
