/** The same text again and again, by number. */
export const times = (count: number, text: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => text(at)).join(' ');

/** Each fragment spreads the next one twice, so that written out they would be 2^levels. */
const doubling = (levels: number): string =>
  times(levels, (at) => `fragment F${at} on Query { ...F${at + 1} ...F${at + 1} }`);

/** Operations that ask for far more than they say, or are far larger than any question: id and name, text, code. */
export const HOSTILE: [name: string, query: string, code: string][] = [
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
  [
    'F5 31 directives',
    `{ groundCodes { code ${times(31, () => '@skip(if: false)')} } }`,
    'OPERATION_TOO_MANY_DIRECTIVES',
  ],
  ['F5 10,000 directives', `{ groundCodes { code ${'@a '.repeat(10_000)} } }`, 'OPERATION_TOO_LARGE'],
  [
    'F5 more values than any answer needs',
    `{ precedents(first: 100) { edges { node { parties { ... on Party {
       names { kind { label } } stateLink { ${times(15, (at) => `a${at}: label`)} } } } grounds { ... on Ground {
       ${times(15, (at) => `b${at}: texts { text language }`)} } } } } } }`,
    'OPERATION_TOO_COSTLY',
  ],
  ['F5 brackets nested 100,000 deep', '{ me '.repeat(100_000), 'OPERATION_TOO_LARGE'],
];
