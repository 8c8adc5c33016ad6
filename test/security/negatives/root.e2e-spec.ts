import { currentRoot } from '../../support/next-root.js';
import { logPosition } from '../../support/sign-as.js';
import { type TestNode, startNode } from '../../support/start-node.js';
import { rootRows } from './root-rows.js';
import { bindRows, runRows } from './run-rows.js';

describe('roots over HTTP that no node takes', () => {
  let node: TestNode;

  beforeAll(async () => {
    node = await startNode({ withoutCases: true });
  });

  afterAll(() => node?.close());

  it.each(rootRows.map((row) => [`${row.id} ${row.input}`, row] as const))('%s', async (_, row) => {
    const before = [await currentRoot(node), await logPosition(node)];
    const { failures } = await runRows(bindRows([row], node), () => undefined);
    expect(failures).toEqual([]);
    expect([await currentRoot(node), await logPosition(node)]).toEqual(before);
  });
});
