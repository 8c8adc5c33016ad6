import { GraphQLError, type OperationDefinitionNode, buildSchema, parse } from 'graphql';

import { checkDemands } from './limit-cost.js';

const schema = buildSchema(`
  scalar Anything
  type Item { name: String parts: [Item!]! }
  type Query { page(first: Int = 20, like: Anything): [Item] }
`);

const QUERY =
  'query ($n: Int, $x: Anything) { page(first: $n, like: $x) { parts { parts { parts { name } } } } }';

function demand(query: string, variables: Record<string, unknown>): void {
  const document = parse(query);
  const operation = document.definitions[0] as OperationDefinitionNode;
  checkDemands({ schema, document, operation, variables });
}

function refusal(query: string, variables: Record<string, unknown>): unknown {
  try {
    demand(query, variables);
  } catch (error) {
    return error instanceof GraphQLError ? { ...error.originalError, http: error.extensions.http } : error;
  }
  return undefined;
}

describe('checkDemands', () => {
  it('lets through what stays below the limit', () => {
    expect(refusal(QUERY, { n: 100 })).toBeUndefined();
  });

  it('refuses what its variables make too costly, with the figures', () => {
    const wide = QUERY.replace('name', Array.from({ length: 9 }, (_, at) => `a${at}: name`).join(' '));
    expect(refusal(wide, { n: 10 })).toBeUndefined();
    expect(refusal(wide, { n: 100 })).toMatchObject({
      code: 'OPERATION_TOO_COSTLY',
      path: ['first'],
      advice: expect.any(String) as string,
      http: { status: 400 },
    });
    expect(() => demand(wide, { n: 100 })).toThrow(/about 115601 values; the most is 50000/);
  });

  it('leaves variables that do not fit to execution', () => {
    expect(refusal(QUERY, { n: 'many' })).toBeUndefined();
  });

  it.each(['__proto__', 'constructor', 'prototype'])('refuses a variable with a member named %s', (name) => {
    const variables = JSON.parse(`{"x":[{"a":{"${name}":{"polluted":true}}}]}`) as Record<string, unknown>;
    expect(refusal(QUERY, variables)).toMatchObject({ code: 'VARIABLE_KEY_REFUSED', path: ['variables'] });
    expect(refusal(QUERY, { [`my_${name}`]: 1, x: name })).toBeUndefined();
  });
});
