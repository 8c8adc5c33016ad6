import { OwnerSql } from '../two-worlds/owner-sql.js';
import { waysOf } from './ask/ways.js';
import { ruleFor, RULES } from './model/rules.js';
import { MatrixNode } from './node/matrix-node.js';
import { RowWatch } from './rows/row-watch.js';
import { cellsOf } from './run/cells.js';
import { CellRunner } from './run/run-cells.js';
import { type Fault, openedContent, openedRole, strayDeletion } from './seeded-faults.js';

/** `npm run matrix` asks them all. */
const NTH = 8;

describe('the matrix of access', () => {
  let node: MatrixNode;
  let runner: CellRunner;

  beforeAll(async () => {
    node = await MatrixNode.start();
    runner = new CellRunner(node, await RowWatch.start(new OwnerSql(node.node)));
  }, 120_000);

  afterAll(() => node?.close());

  it('has a rule for each field of the schema, and for no other', () => {
    const ways = waysOf(node.schema).map(({ name }) => name);
    expect(Object.keys(RULES).sort()).toEqual(ways.sort());
    expect(() => ruleFor('newField')).toThrow('The matrix has no rule for newField');
  });

  it('is kept in every cell that is asked', async () => {
    const report = await runner.run(cellsOf(node.schema, NTH));
    process.stdout.write(`matrix: ${report.line()}\n`);
    expect(report.wrong).toEqual([]);
  }, 600_000);

  /** What is found wrong with one field while a fault is there. */
  const found = async (fault: Fault, field: string): Promise<string> => {
    let wrong = '';
    await fault(node, async () => {
      const cells = cellsOf(node.schema).filter(({ way, caller }) => {
        return (
          way.name === field && ['member, reader', 'member, auditor', 'member, steward'].includes(caller.name)
        );
      });
      wrong = (await runner.run(cells)).wrong.join('\n');
    });
    return wrong;
  };

  it('names a query that is open to a role too many', async () => {
    expect(await found(openedRole, 'journalSeals')).toMatch(
      /^query journalSeals, member, steward, record owner only: is allowed and not PERMISSION_MISSING$/m,
    );
  });

  it('names a record that is shown to whom it is not for', async () => {
    expect(await found(openedContent, 'precedent')).toMatch(
      /^query precedent, member, reader, record another state: shows id of .*; shows told of the record another state/m,
    );
  });

  it('names a mutation that takes away what is another state’s', async () => {
    expect(await found(strayDeletion, 'closeAudit')).toMatch(
      /^mutation closeAudit, member, auditor, record .*: gone in hit_level: a row of NL/m,
    );
  });

  it('finds nothing wrong any more once the faults are gone', async () => {
    const cells = cellsOf(node.schema).filter(({ way }) => ['journalSeals', 'precedent'].includes(way.name));
    expect((await runner.run(cells)).wrong).toEqual([]);
  }, 60_000);
});
