import { getIntrospectionQuery } from 'graphql';
import request from 'supertest';

import { PURPOSE, ask } from '../support/ask.js';
import { type TestNode, startNode } from '../support/start-node.js';

const times = (count: number, text: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => text(at)).join(' ');

/** Each fragment spreads the next one twice, so that written out they would be 2^levels. */
const doubling = (levels: number): string =>
  times(levels, (at) => `fragment F${at} on Query { ...F${at + 1} ...F${at + 1} }`);

const HOSTILE: [name: string, query: string, code: string][] = [
  [
    'F2 500 aliases of one public list',
    `{ ${times(500, (at) => `a${at}: groundCodes { code }`)} }`,
    'OPERATION_TOO_LARGE',
  ],
  [
    'F2 250 aliases of one public list',
    `{ ${times(250, (at) => `a${at}: groundCodes { code }`)} }`,
    'OPERATION_TOO_MANY_FIELDS',
  ],
  [
    'F2 4,000 aliases of one public list',
    `{ ${times(4_000, (at) => `a${at}: groundCodes { code definition label }`)} }`,
    'OPERATION_TOO_LARGE',
  ],
  [
    'F2 500 aliases within one list',
    `{ groundCodes { ${times(500, (at) => `a${at}: definition`)} } }`,
    'OPERATION_TOO_MANY_ALIASES',
  ],
  [
    'F2 aliases multiplied by fragments',
    `{ ...A } fragment A on Query { ${times(10, (at) => `a${at}: groundCodes { ...B }`)} }
     fragment B on GroundCode { ${times(20, (at) => `b${at}: group { ...C }`)} }
     fragment C on Term { ${times(20, (at) => `c${at}: label`)} }`,
    'OPERATION_TOO_MANY_FIELDS',
  ],
  [
    'F3 fields 50 deep that introspection would answer',
    `{ __schema { types ${'{ fields { type '.repeat(24)}{ name ${'} } '.repeat(24)} } } }`,
    'OPERATION_TOO_DEEP',
  ],
  [
    'F3 fields 50 deep that do not exist',
    `${'{ precedents '.repeat(50)}${'} '.repeat(50)}`.replace('precedents }', 'precedents { id } }'),
    'OPERATION_TOO_DEEP',
  ],
  [
    'F4 fragments that spread one another',
    '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'F4 fragments that double at each level',
    `{ ...F0 } ${doubling(100)} fragment F100 on Query { groundCodes { code } }`,
    'OPERATION_TOO_MANY_FIELDS',
  ],
  ['F5 100,000 tokens', `{ ${'groundCodes '.repeat(100_000)} }`, 'OPERATION_TOO_LARGE'],
  [
    'F5 a query of one megabyte',
    `{ ${times(20_000, (at) => `a${at}: groundCodes { code definition } `.padEnd(50))} }`,
    'OPERATION_TOO_LARGE',
  ],
  ['F5 a name of one megabyte', `{ ${'a'.repeat(1_000_000)} }`, 'GRAPHQL_VALIDATION_FAILED'],
  ['F5 brackets nested 100,000 deep', '{ me '.repeat(100_000), 'OPERATION_TOO_LARGE'],
];

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
