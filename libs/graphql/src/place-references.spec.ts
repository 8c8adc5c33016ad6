import { type ExecutionResult, type GraphQLSchema, buildSchema, graphql } from 'graphql';

import { RegisterError } from '#kernel';

import { ForeseenFailure } from './failure.filter.js';
import { placeReferences } from './place-references.js';

const QUERY = 'query ($r: [_Any]!) { _entities(representations: $r) { ... on Thing { code } } }';
const REFUSED = new RegisterError('PURPOSE_MISSING', 'Reading needs a purpose.', { path: ['purpose'] });
const BROKEN = new Error('The database said no.');

/** A subgraph with one entity, some of which cannot be resolved. */
function subgraph(): GraphQLSchema {
  const schema = buildSchema(`
    scalar _Any
    type Thing { code: String }
    union _Entity = Thing
    type Query { _entities(representations: [_Any]!): [_Entity]! }
  `);
  const failures: Record<string, Error> = { refused: REFUSED, broken: BROKEN };
  const field = schema.getQueryType()?.getFields()._entities;
  if (!field) throw new Error('The schema has no entities.');
  field.resolve = (_, { representations }: { representations: { code: string }[] }) =>
    representations.map(({ code }) =>
      failures[code] ? Promise.reject(failures[code]) : Promise.resolve({ __typename: 'Thing', code }),
    );
  return placeReferences(schema);
}

const ask = (...codes: string[]): Promise<ExecutionResult> =>
  graphql({
    schema: subgraph(),
    source: QUERY,
    variableValues: { r: codes.map((code) => ({ __typename: 'Thing', code })) },
  });

describe('placeReferences', () => {
  it('says which of several references was refused, and answers the others', async () => {
    const { data, errors } = await ask('a', 'refused', 'b');
    expect(data?._entities).toEqual([{ code: 'a' }, null, { code: 'b' }]);
    expect(errors).toMatchObject([{ path: ['_entities', 1] }]);
    const [cause] = (errors ?? []).map(({ originalError }) => originalError);
    expect(cause instanceof ForeseenFailure && cause.reason).toBe(REFUSED);
  });

  it('leaves a failure that nobody foresaw as it is', async () => {
    const { errors } = await ask('broken');
    expect(errors?.[0]?.originalError).toBe(BROKEN);
  });

  it('leaves a schema without entities as it is', () => {
    const plain = buildSchema('type Query { code: String }');
    expect(placeReferences(plain)).toBe(plain);
  });
});
