import { buildSchema, parse, validate } from 'graphql';

import { Chance } from './chance.js';
import { OperationMaker, type Together } from './generate-operation.js';
import type { Pools } from './pools.js';

const POOLS: Pools = {
  values: new Map<string, readonly unknown[]>([
    ['id', ['hidden', 'unknown']],
    ['first', [1, -1]],
  ]),
  entities: new Map([['Thing', [{ __typename: 'Thing', id: 'hidden' }]]]),
  recordIds: [],
};

const TYPES = `
  enum Language { en nl }
  type Owner { name(language: Language): String things: [Thing!]! }
  type Thing { id: ID! owner: Owner part: Part! }
  type Shown { value: String! note: String }
  type Withheld { value: Int! owner: Owner }
  union Part = Shown | Withheld`;

const makerOf = (fields: string, types = '', together = new Map<string, Together>()): OperationMaker =>
  new OperationMaker(
    buildSchema(`${TYPES} ${types} type Query { ${fields} }`),
    POOLS,
    new Chance(1),
    1,
    together,
  );

describe('OperationMaker', () => {
  const fields = 'thing(id: ID!): Thing things(first: Int = 20, language: Language): [Thing!]!';
  const queryOf = (body: string | undefined): string => (JSON.parse(body ?? '') as { query: string }).query;

  it('asks every root field for every value, in operations that are valid', () => {
    const maker = makerOf(fields);
    const schema = buildSchema(`${TYPES} type Query { ${fields} }`);
    expect(maker.plans.map(({ field }) => field.name)).toEqual(['thing', 'things']);
    for (const plan of maker.plans) {
      for (const { body } of maker.plain(plan, 'nl-reader')) {
        expect(validate(schema, parse(queryOf(body)))).toEqual([]);
        for (const value of ['name', '... on Shown', '... on Withheld', 'note']) {
          expect(queryOf(body)).toContain(value);
        }
      }
    }
  });

  it('asks with each value of each argument', () => {
    const maker = makerOf(fields);
    const asked = maker.plans.flatMap((plan) =>
      [...maker.everyValue(plan)].map((make) => make('nl-reader').body),
    );
    const variables = asked.map((body) => (JSON.parse(body ?? '') as { variables: object }).variables);
    expect(variables).toEqual([
      { id: 'hidden' },
      { id: 'unknown' },
      { first: 1 },
      { first: -1 },
      { language: 'en' },
      { language: 'nl' },
    ]);
  });

  it.each([
    ['an argument', 'thing(id: ID!, secret: String): Thing', '', 'Query.thing.secret'],
    ['a field of an input', 'thing(by: By): Thing', 'input By { id: ID colour: String }', 'By.colour'],
    [
      'an argument below the root',
      'other: Other',
      'type Other { name(colour: String): String }',
      'Other.name.colour',
    ],
  ])('refuses a schema with %s that it has no values for, and names it', (_, root, types, name) => {
    expect(() => makerOf(root, types)).toThrow(`The generator has no values for ${name}`);
  });

  it('refuses an entity that it has no values for, and names it', () => {
    const types = 'type Other { id: ID! } union _Entity = Thing | Other';
    expect(() => makerOf('thing(id: ID!): Thing', types)).toThrow('no values for the entity Other');
  });

  it('refuses a new argument beside those that are made together, and names it', () => {
    const together = new Map<string, Together>([
      ['thing', { names: ['id'], make: () => ({ id: 'hidden' }) }],
    ]);
    expect(() => makerOf('thing(id: ID!, first: Int): Thing', '', together)).toThrow('Query.thing.first');
  });

  it('makes the same operations again from the same seed', () => {
    const some = (): string[] => {
      const maker = makerOf(fields);
      return Array.from({ length: 20 }, () => maker.random('nl-reader').body ?? '');
    };
    expect(some()).toEqual(some());
  });
});
