import { type GraphQLError, buildSchema, getIntrospectionQuery, parse, validate } from 'graphql';

import { operationLimits } from './operation-limits.rule.js';

const schema = buildSchema(`
  type Item { code: String item: Item }
  type Query { item: Item items: [Item!]! }
  type Mutation { add: Item }
`);

const times = (count: number, text: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => text(at)).join(' ');

const nested = (depth: number): string => `${'{ item '.repeat(depth - 1)}{ code ${'} '.repeat(depth)}`;

/** Each fragment spreads the next one twice, under two names. */
const doubling = (levels: number): string =>
  `{ item { ...F0 } } ${times(levels, (at) => `fragment F${at} on Item { item { ...F${at + 1} } other: item { ...F${at + 1} } }`)}
   fragment F${levels} on Item { code }`;

const found = (query: string): readonly GraphQLError[] => validate(schema, parse(query), [operationLimits]);

const codes = (query: string): unknown[] =>
  found(query).map(({ originalError }) => (originalError as { code?: unknown } | undefined)?.code);

describe('operationLimits', () => {
  it('lets the full introspection query through', () => {
    const query = getIntrospectionQuery({
      schemaDescription: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      inputValueDeprecation: true,
      oneOf: true,
    });
    expect(codes(query)).toEqual([]);
  });

  it.each([
    ['15 levels', nested(15), []],
    ['16 levels', nested(16), ['OPERATION_TOO_DEEP']],
    ['10 outermost fields', `{ ${times(10, (at) => `a${at}: items { code }`)} }`, []],
    [
      '11 outermost fields',
      `{ ${times(11, (at) => `a${at}: items { code }`)} }`,
      ['OPERATION_TOO_MANY_FIELDS'],
    ],
    ['30 aliases', `{ items { ${times(30, (at) => `a${at}: code`)} } }`, []],
    ['31 aliases', `{ items { ${times(31, (at) => `a${at}: code`)} } }`, ['OPERATION_TOO_MANY_ALIASES']],
    ['1,000 fields', `{ items { ${times(999, () => 'code')} } }`, []],
    ['1,001 fields', `{ items { ${times(1000, () => 'code')} } }`, ['OPERATION_TOO_MANY_FIELDS']],
    ['one outermost field of a mutation', 'mutation { __typename add { code } }', []],
    ['two of a mutation', 'mutation { add { code } b: add { code } }', ['OPERATION_TOO_MANY_FIELDS']],
  ])('counts %s', (_, query, expected) => {
    expect(codes(query)).toEqual(expected);
  });

  it.each([
    ['in an inline fragment', `{ ... on Query { ${times(11, (at) => `a${at}: items { code }`)} } }`],
    ['in a fragment', `{ ...All } fragment All on Query { ${times(11, (at) => `a${at}: items { code }`)} }`],
    [
      'over two fragments',
      `{ ...A ...B } ${['A', 'B'].map((name) => `fragment ${name} on Query { ${times(6, (at) => `${name}${at}: items { code }`)} }`).join(' ')}`,
    ],
  ])('counts outermost fields %s', (_, query) => {
    expect(codes(query)).toEqual(['OPERATION_TOO_MANY_FIELDS']);
  });

  it('counts the depth and the aliases of a fragment where it is spread', () => {
    const deep = `{ item { ...Deep } } fragment Deep on Item ${nested(15)}`;
    const wide = `{ item { ...Wide item { ...Wide } } } fragment Wide on Item { ${times(16, (at) => `a${at}: code`)} }`;
    expect(codes(deep)).toEqual(['OPERATION_TOO_DEEP']);
    expect(codes(wide)).toEqual(['OPERATION_TOO_MANY_ALIASES']);
  });

  it('weighs fragments that double at each level without writing them out', () => {
    expect(codes(doubling(12))).toEqual(['OPERATION_TOO_MANY_FIELDS']);
    expect(codes(doubling(500))).toEqual(['OPERATION_TOO_DEEP']);
  });

  it('comes to an end with fragments that spread one another, or are not there', () => {
    expect(
      codes('{ item { ...A } } fragment A on Item { item { ...B } } fragment B on Item { item { ...A } }'),
    ).toEqual([]);
    expect(codes('{ item { ...A } } fragment A on Item { ...A }')).toEqual([]);
    expect(codes('{ item { ...Nowhere } }')).toEqual([]);
  });

  it('looks at every operation of a document', () => {
    expect(codes(`query A { item { code } } query B ${nested(16)}`)).toEqual(['OPERATION_TOO_DEEP']);
  });

  it('says where, and what to do', () => {
    const [error] = found(nested(16));
    expect(error?.locations).toEqual([{ line: 1, column: 1 }]);
    expect(error?.originalError).toMatchObject({ advice: expect.any(String) as string });
  });
});
