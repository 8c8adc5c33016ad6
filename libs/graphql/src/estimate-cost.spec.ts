import { Kind, buildSchema, getIntrospectionQuery, parse } from 'graphql';

import { CostEstimate } from './estimate-cost.js';

const schema = buildSchema(`
  scalar _Any
  interface Named { name: String }
  type Item implements Named { name: String tags: [String!]! parts: [Item!]! whole: Item }
  type Edge { cursor: String node: Item }
  type Page { edges: [Edge!]! next: String }
  union Entity = Item | Edge
  type Query {
    item: Item
    items: [Item]
    page(first: Int = 20, after: String): Page
    list(first: Int!): [Item]
    named: Named
    _entities(representations: [_Any!]!): [Entity]!
    batch(input: Batch!): [Item!]!
    single(input: Single!): [Item!]!
  }
  input Batch { rows: [Row!]! }
  input Row { name: String }
  input Single { name: String }
`);

function cost(query: string, variables: Record<string, unknown> = {}): number {
  const document = parse(query);
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('The query begins with its operation.');
  return new CostEstimate(schema, document, variables).of(operation);
}

describe('CostEstimate', () => {
  it.each([
    ['a field', '{ item { name } }', 2],
    ['a list without a size, as five', '{ items { name } }', 1 + 5],
    ['a list of single values, as one', '{ item { tags } }', 2],
    ['lists in lists', '{ items { parts { name } } }', 1 + 5 * (1 + 5)],
    ['a page, its entries once', '{ page(first: 10) { edges { node { name } } } }', 1 + 10 * (1 + (1 + 1))],
    ['what stands beside the entries too', '{ page(first: 10) { next } }', 11],
    ['lists below a page', '{ page(first: 10) { edges { node { parts { name } } } } }', 1 + 10 * (2 + 1 + 5)],
    ['a page of the usual size', '{ page { next } }', 21],
    ['a page whose size is null', '{ page(first: null) { next } }', 21],
    ['a list with a size', '{ list(first: 7) { name } }', 8],
    ['fields of an interface', '{ named { name } }', 2],
    ['fields that do not exist', '{ nothing { at { all } } }', 3],
    ['__typename', '{ __typename }', 1],
  ])('counts %s', (_, query, expected) => {
    expect(cost(query)).toBe(expected);
  });

  it.each([
    ['above the largest page as the largest', '1000000000', 101],
    ['below one as one', '-1', 2],
    ['that is no number as the largest', '"many"', 101],
  ])('counts a size %s: it will be refused', (_, first, expected) => {
    expect(cost(`{ page(first: ${first}) { next } }`)).toBe(expected);
  });

  it('takes the size from the variables', () => {
    const query = 'query ($n: Int) { page(first: $n) { next } }';
    expect(cost(query, { n: 50 })).toBe(51);
    expect(cost(query)).toBe(21);
    expect(cost('query ($n: Int!) { list(first: $n) { name } }')).toBe(101);
  });

  it('counts as many entities as are asked for', () => {
    const query =
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Item { parts { name } } } }';
    expect(cost(query, { r: [{}, {}, {}] })).toBe(1 + 3 * (1 + 5));
  });

  it('counts as many outcomes as rows are given', () => {
    const query = 'query ($i: Batch!) { batch(input: $i) { name parts { name } } }';
    expect(cost(query, { i: { rows: [{}, {}, {}] } })).toBe(1 + 3 * (1 + 1 + 5));
    expect(cost(query, { i: { rows: [] } })).toBe(1);
    expect(cost('{ batch(input: { rows: 7 }) { name } }')).toBe(101);
    expect(cost('{ single(input: {}) { name } }')).toBe(1 + 5);
  });

  it('counts every alias and every branch of a union', () => {
    expect(cost('{ a: item { name } b: item { name } }')).toBe(4);
    const query = '{ _entities(representations: []) { ... on Item { name } ... on Edge { cursor } ...N } }';
    expect(cost(query)).toBe(1);
    const variables = { r: [{}] };
    const branches = '... on Item { name } ... on Edge { cursor } ... { __typename }';
    expect(cost(`query ($r: [_Any!]!) { _entities(representations: $r) { ${branches} } }`, variables)).toBe(
      4,
    );
  });

  it('counts a fragment where it is spread, below a page and elsewhere', () => {
    const fragment = 'fragment F on Page { edges { cursor } }';
    expect(cost(`{ page(first: 10) { ...F } } ${fragment}`)).toBe(1 + 10 * 2);
    expect(cost(`{ items { ...P } } fragment P on Item { parts { name } }`)).toBe(1 + 5 * 6);
    expect(cost('{ ...Nowhere }')).toBe(0);
  });

  it('comes to an end with fragments that double at every level', () => {
    const levels = Array.from(
      { length: 200 },
      (_, at) => `fragment F${at} on Item { whole { ...F${at + 1} } other: whole { ...F${at + 1} } }`,
    );
    const query = `{ item { ...F0 } } ${levels.join(' ')} fragment F200 on Item { name }`;
    expect(cost(query)).toBeGreaterThan(2 ** 200);
  });

  it('counts questions about the schema', () => {
    const plain = cost(getIntrospectionQuery());
    expect(plain).toBeGreaterThan(1_000);
    expect(plain).toBeLessThan(20_000);
  });
});
