import { type GraphQLSchema, type ExecutionResult, buildSchema, graphql } from 'graphql';

import { ForeseenFailure } from './failure.filter.js';
import { limitEntities } from './limit-entities.js';

const QUERY = 'query ($r: [_Any]!) { _entities(representations: $r) { ... on Thing { code } } }';

/** A subgraph with one entity, which counts how often it is asked. */
function subgraph(asked: unknown[]): GraphQLSchema {
  const schema = buildSchema(`
    scalar _Any
    type Thing { code: String }
    union _Entity = Thing
    type Query { _entities(representations: [_Any]!): [_Entity]! }
  `);
  const field = schema.getQueryType()?.getFields()._entities;
  if (!field) throw new Error('The schema has no entities.');
  field.resolve = (_, { representations }: { representations: { code: string }[] }) => {
    asked.push(representations);
    return representations.map(({ code }) => ({ __typename: 'Thing', code }));
  };
  return limitEntities(schema);
}

describe('limitEntities', () => {
  let asked: unknown[];
  let schema: GraphQLSchema;

  beforeEach(() => {
    asked = [];
    schema = subgraph(asked);
  });

  const ask = (representations: unknown[]): Promise<ExecutionResult> =>
    graphql({ schema, source: QUERY, variableValues: { r: representations } });

  const things = (count: number): object[] =>
    Array.from({ length: count }, () => ({ __typename: 'Thing', code: 'a' }));

  const refusal = ({ errors }: ExecutionResult): unknown => {
    const failure = errors?.[0]?.originalError;
    return failure instanceof ForeseenFailure ? failure.reason : failure;
  };

  it('answers a hundred entities, and none', async () => {
    expect((await ask(things(100))).data?._entities).toHaveLength(100);
    expect((await ask([])).data?._entities).toEqual([]);
  });

  it('refuses more before any of them is looked for', async () => {
    expect(refusal(await ask(things(101)))).toMatchObject({ code: 'ENTITIES_TOO_MANY' });
    expect(asked).toEqual([]);
  });

  it('counts entities that stand in the query itself', async () => {
    const list = '{ __typename: "Thing" }'.repeat(101);
    const source = `{ _entities(representations: [${list}]) { __typename } }`;
    expect(refusal(await graphql({ schema, source }))).toMatchObject({ code: 'ENTITIES_TOO_MANY' });
  });

  it.each([
    ['a type that is no entity', { __typename: 'Query' }],
    ['a type that does not exist', { __typename: 'Nothing' }],
    ['no type', { code: 'a' }],
    ['a type that is no text', { __typename: ['Thing'] }],
    ['null', null],
    ['a text', 'Thing'],
  ])('refuses a representation with %s, and says which one it is', async (_, representation) => {
    expect(refusal(await ask([...things(1), representation]))).toMatchObject({
      code: 'ENTITY_UNKNOWN',
      path: ['representations', '1'],
      advice: 'Give __typename as one of: Thing.',
    });
    expect(asked).toEqual([]);
  });

  it('leaves a schema without entities as it is', () => {
    const plain = buildSchema('type Query { code: String }');
    expect(limitEntities(plain)).toBe(plain);
  });
});
