import { type TestNode, startNode } from '../../support/start-node.js';
import { AssertionFixture } from './assertion-fixture.js';
import { assertionRows } from './assertion-rows.js';
import { IssuerKeysFixture } from './issuer-keys-fixture.js';
import { issuerKeysRows } from './issuer-keys-rows.js';
import { bindRows, runRows } from './run-rows.js';

describe('issuers of tokens, over HTTP', () => {
  let node: TestNode;
  let client: AssertionFixture;
  let keys: IssuerKeysFixture;

  beforeAll(async () => {
    node = await startNode({ withoutCases: true });
    client = await AssertionFixture.create(node);
    keys = await IssuerKeysFixture.create(node);
  });

  afterAll(async () => {
    await keys?.close();
    await node?.close();
  });

  it('issue a token to a client that signs an assertion for them', async () => {
    await expect(client.send(await client.assertion())).resolves.toMatch(/^ey/);
  });

  it.each(assertionRows.map((row) => [`${row.id} ${row.input}`, row] as const))('%s', async (_, row) => {
    const { failures } = await runRows(bindRows([row], client), () => undefined);
    expect(failures).toEqual([]);
  });

  it.each(issuerKeysRows.map((row) => [`${row.id} ${row.input}`, row] as const))('%s', async (_, row) => {
    const { failures } = await runRows(bindRows([row], keys), () => undefined);
    expect(failures).toEqual([]);
  });
});
