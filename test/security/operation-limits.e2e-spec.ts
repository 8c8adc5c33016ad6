import { getIntrospectionQuery } from 'graphql';
import request from 'supertest';

import { PURPOSE, ask } from '../support/ask.js';
import { type TestNode, startNode } from '../support/start-node.js';
import { HOSTILE, times } from './hostile-queries.js';

describe('the limits of an operation', () => {
  let node: TestNode;

  beforeAll(async () => {
    node = await startNode({ withoutCases: true });
  });

  afterAll(() => node?.close());

  it.each(HOSTILE)('refuse %s with a code, and the node goes on', async (_, query, code) => {
    const answer = await ask(node, query);
    expect(answer.status).toBe(400);
    expect(answer.data).toBeUndefined();
    expect(answer.errors.map(({ extensions }) => extensions.code)).toEqual(
      expect.arrayContaining([expect.stringMatching(code)]) as string[],
    );
    await request(node.url).get('/healthz').expect(200, { status: 'ok' });
  });

  it('give advice with the code', async () => {
    const { errors } = await ask(node, `{ ${'me '.repeat(3_000)} }`);
    expect(errors).toMatchObject([
      {
        message: 'The query has more than 2000 tokens.',
        extensions: { advice: expect.any(String) as string },
      },
    ]);
  });

  it.each(['precedents { pageInfo { hasNextPage } }', 'precedent(id: "x") { id }'])(
    'F2 hold for an officer too: %s',
    async (field) => {
      const query = `{ ${times(11, (at) => `a${at}: ${field}`)} }`;
      const { data, errors } = await ask(node, query, { as: 'nl-reader', headers: PURPOSE });
      expect(data).toBeUndefined();
      expect(errors[0]?.extensions.code).toBe('OPERATION_TOO_MANY_FIELDS');
    },
  );

  it('F2 let one mutation through at a time', async () => {
    const submission = 'submitStatement(token: "x", disclosures: []) { __typename }';
    const query = `mutation { a: ${submission} b: ${submission} }`;
    const { data, errors } = await ask(node, query, { as: 'nl-releaser' });
    expect(data).toBeUndefined();
    expect(errors[0]?.extensions.code).toBe('OPERATION_TOO_MANY_FIELDS');
  });

  it('F2 hold for entities, which come as a variable', async () => {
    const query = 'query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }';
    const ground = { __typename: 'GroundCode', code: 'ELE-06' };
    const many = (count: number) => ({ variables: { r: Array.from({ length: count }, () => ground) } });
    expect((await ask<{ _entities: object[] }>(node, query, many(100))).data._entities).toHaveLength(100);
    expect((await ask(node, query, many(101))).errors[0]?.extensions.code).toBe('ENTITIES_TOO_MANY');
  });

  it('leave room for the questions that tools ask about the schema', async () => {
    const query = getIntrospectionQuery({ schemaDescription: true, inputValueDeprecation: true });
    const { errors, data } = await ask<{ __schema: { types: object[] } }>(node, query);
    expect(errors).toEqual([]);
    expect(data.__schema.types.length).toBeGreaterThan(50);
  });
});
