import { tokenFor } from '../../support/ask.js';
import { askEveryWay, forState } from '../../support/ask-every-way.js';
import { decision, file } from '../../support/sign-as.js';
import { type TestNode, startNode } from '../../support/start-node.js';
import { bindRows, runRows } from './run-rows.js';
import { REMOVED, SuccessionFixture } from './succession-fixture.js';
import { successionRows } from './succession-rows.js';

describe('what the members take back with the next root', () => {
  let node: TestNode;
  let fixture: SuccessionFixture;

  beforeAll(async () => {
    node = await startNode({ withoutCases: true });
    fixture = await SuccessionFixture.create(node);
  });

  afterAll(() => node?.close());

  it('was good before', async () => {
    await expect(file(node, 'CZ', decision({ decidedBy: 'CZ' }))).resolves.toHaveProperty('recordId');
    const token = await tokenFor(node, `${REMOVED.toLowerCase()}-auditor`);
    expect(await askEveryWay(node, forState(token, undefined))).toMatchObject({ '/graphql': 'answered' });
    await fixture.letCourtIn('NL', 'FR');
    const court = forState(await fixture.court.token(node), 'NL');
    expect(await askEveryWay(node, court)).toMatchObject({ '/graphql': 'answered' });
  });

  it.each(successionRows.map((row) => [`${row.id} ${row.input}`, row] as const))('%s', async (_, row) => {
    const { failures } = await runRows(bindRows([row], fixture), () => undefined);
    expect(failures).toEqual([]);
  });
});
