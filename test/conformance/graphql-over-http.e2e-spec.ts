import { auditServer } from 'graphql-http';

import { type TestNode, startNode } from '../support/start-node.js';

describe('the endpoint, held against GraphQL over HTTP', () => {
  let node: TestNode | undefined;

  beforeAll(async () => {
    node = await startNode({ withoutCases: true });
  });

  afterAll(() => node?.close());

  it('gives no error in the audit of graphql-http', async () => {
    const results = await auditServer({ url: `${node?.url}/graphql` });
    const errors = results
      .filter((result) => result.status === 'error')
      .map(({ id, name }) => `${id} ${name}`);
    expect(errors).toEqual([]);
    expect(results.filter((result) => result.status === 'ok').length).toBeGreaterThan(50);
  });
});
