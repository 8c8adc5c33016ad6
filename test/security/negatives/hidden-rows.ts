import { HELD, holdIfSame, refuseAs } from './answer.js';
import type { ApiFixture, Operation } from './api-fixture.js';
import { type Caller, UNKNOWN_ID, asEach, asMember } from './caller.js';
import { HIDDEN_LEI, HIDDEN_NAME, HIDDEN_NUMBER } from './hidden-decisions.js';
import type { NegativeRow } from './negative-row.type.js';

const UNKNOWN_LEI = '5493001KJTIIGC8Y1R12';

type Row = NegativeRow<ApiFixture>;
type Question = (value: string) => Operation;

async function compare(
  fixture: ApiFixture,
  caller: Caller,
  ask: Question,
  values: readonly [string, string],
): Promise<void> {
  const [hidden, unknown] = [
    await fixture.ask(caller, ask(values[0])),
    await fixture.ask(caller, ask(values[1])),
  ];
  holdIfSame(hidden, unknown, values);
}

/** Asks for the hidden record's id and for one that never was. */
const byId = (id: string, input: string, ask: Question): Row[] =>
  asEach(id, input, HELD, (fixture, caller) => compare(fixture, caller, ask, [fixture.hiddenId, UNKNOWN_ID]));

/** Asks for a value that only the hidden record has, and for one that none has. */
const byValue = (id: string, input: string, values: readonly [string, string], ask: Question): Row[] =>
  asEach(id, input, HELD, (fixture, caller) => compare(fixture, caller, ask, values));

const entity =
  (__typename: string, key: string): Question =>
  (value) => ({
    query: 'query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }',
    variables: { r: [{ __typename, [key]: value }] },
  });

/** The id of the hidden record's party, as France is told it. */
async function hiddenParty(fixture: ApiFixture): Promise<string> {
  const query = 'query ($id: ID!) { precedent(id: $id) { parties { ... on Party { id } } } }';
  const { text } = await fixture.ask('fr-reader', { query, variables: { id: fixture.hiddenId } });
  const { data } = JSON.parse(text) as { data: { precedent: { parties: { id: string }[] } } };
  const [party] = data.precedent.parties;
  if (!party?.id.startsWith(fixture.hiddenId)) throw new Error('France is shown no party.');
  return party.id;
}

const listed = (filter: object): Operation => ({
  query: `query ($filter: PrecedentFilter) {
    precedents(filter: $filter) { edges { cursor node { id attribution } } pageInfo { hasNextPage endCursor } }
  }`,
  variables: { filter },
});

const checked =
  (party: (value: string) => object): Question =>
  (value) => ({
    query: `mutation ($input: CheckInput!) { check(input: $input) { __typename
      ... on CheckAnswer { more coverage searched { size } hits { precedent { id } } }
      ... on Rejected { problems { code path } } } }`,
    variables: {
      input: {
        parties: [{ role: 'investor', names: [], ...party(value) }],
        purpose: 'screening',
        caseReference: 'DE-1',
        clientRequestId: `row-${Math.random().toString(36).slice(2).padEnd(12, '0')}`,
      },
    },
  });

const CODES: [filter: string, hidden: string, none: string][] = [
  ['signedBy', 'IT', 'CA'],
  ['decidedBy', 'IT', 'CA'],
  ['kinds', 'unwound', 'interim_order'],
  ['groundCodes', 'SEC-02', 'CON-03'],
  ['groundGroups', 'SEC', 'CON'],
  ['layers', 'materials', 'connectivity'],
  ['technologyAreas', 'I.1.a', 'I.1.b'],
  ['sectors', '26.11', '26.12'],
];

const UNSUPPORTED: [input: string, query: string][] = [
  ['sorting', '{ precedents(orderBy: "reasons") { edges { cursor } } }'],
  ['grouping', '{ precedents(groupBy: "parties") { edges { cursor } } }'],
  ['counting', '{ precedents { totalCount } }'],
  ['searching', '{ precedents(search: "Sealed") { edges { cursor } } }'],
];

/** The range of a year, then of halves of it around the day on which the hidden decision was taken. */
const RANGES: [from: string, to: string][] = [
  ['2021-01-01', '2021-12-31'],
  ['2021-01-01', '2021-06-30'],
  ['2021-04-01', '2021-06-30'],
  ['2021-04-01', '2021-05-15'],
  ['2021-05-01', '2021-05-07'],
  ['2021-05-04', '2021-05-04'],
];

const range = ([from, to]: [string, string]): Row[] =>
  asEach('F12', `a search for the day between ${from} and ${to}`, HELD, async (fixture, caller) => {
    const years = (year: string) =>
      listed({ decidedFrom: from.replace('2021', year), decidedTo: to.replace('2021', year) });
    holdIfSame(await fixture.ask(caller, years('2021')), await fixture.ask(caller, years('2011')), [
      '2021',
      '2011',
    ]);
  });

const amount = (filter: string): Row[] =>
  asEach(
    'F12',
    `a search for the amount with ${filter}`,
    'GRAPHQL_VALIDATION_FAILED',
    async (fixture, caller) =>
      refuseAs(
        await fixture.ask(caller, { query: `{ precedents(filter: { ${filter} }) { edges { cursor } } }` }),
      ),
  );

/** Ways to ask whether a record is there that may not be seen (F9-F12). */
export const hiddenRows: readonly Row[] = [
  ...byId('F9', 'the id of a hidden record', (id) => ({
    query: 'query ($id: ID!) { precedent(id: $id) { id attribution } }',
    variables: { id },
  })),
  ...byId('F9', 'the id of a hidden record, as an entity', entity('Precedent', 'id')),
  ...asEach('F9', 'the id of a party in a hidden record', HELD, async (fixture, caller) =>
    compare(fixture, caller, entity('Party', 'id'), [await hiddenParty(fixture), `${UNKNOWN_ID}.party:1`]),
  ),
  ...byId('F9', 'the id of a hidden record among others', (id) => ({
    query: 'query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }',
    variables: { r: [UNKNOWN_ID, id, 'x'].map((one) => ({ __typename: 'Precedent', id: one })) },
  })),
  ...asEach('F10', 'node(id:) across types', 'GRAPHQL_VALIDATION_FAILED', async (fixture, caller) =>
    refuseAs(await fixture.ask(caller, { query: `{ node(id: "${fixture.hiddenId}") { __typename } }` })),
  ),
  ...['State', 'GroundCode', 'StackLayer'].flatMap((type) =>
    byId('F10', `the id of a hidden record as the code of a ${type}`, entity(type, 'code')),
  ),
  ...byId('F10', 'the id of a hidden record as that of a party', entity('Party', 'id')),
  ...asEach(
    'F10',
    'the id of a hidden record as that of no entity',
    'ENTITY_UNKNOWN',
    async (fixture, caller) => refuseAs(await fixture.ask(caller, entity('Sharing', 'id')(fixture.hiddenId))),
  ),
  ...CODES.flatMap(([filter, ...values]) =>
    byValue('F11', `the filter ${filter}`, values, (value) => listed({ [filter]: [value] })),
  ),
  ...byValue(
    'F11',
    'a hidden name in a check',
    [HIDDEN_NAME, 'Quorndale Nowhere Bank (fictitious)'],
    checked((name) => ({ names: [name] })),
  ),
  ...byValue(
    'F11',
    'a hidden LEI in a check',
    [HIDDEN_LEI, UNKNOWN_LEI],
    checked((lei) => ({ lei })),
  ),
  ...byValue(
    'F11',
    'a hidden register number in a check',
    [HIDDEN_NUMBER, '99999999'],
    checked((number) => ({ registration: { country: 'IT', number } })),
  ),
  ...UNSUPPORTED.flatMap(([input, query]) =>
    asEach('F11', input, 'GRAPHQL_VALIDATION_FAILED', async (fixture, caller) =>
      refuseAs(await fixture.ask(caller, { query })),
    ),
  ),
  ...RANGES.flatMap(range),
  ...['valueFrom: 1', 'valueBand: "50m_100m"', 'stakeFrom: 10'].flatMap(amount),
  ...asMember('F11', 'a cursor right behind the hidden record', 'CURSOR_INVALID', async (fixture, caller) => {
    const { text } = await fixture.ask('fr-reader', {
      query: '{ precedents { edges { cursor node { id } } } }',
    });
    const { data } = JSON.parse(text) as {
      data: { precedents: { edges: { cursor: string; node: { id: string } }[] } };
    };
    const after = data.precedents.edges.find(({ node }) => node.id === fixture.hiddenId)?.cursor;
    const query = 'query ($after: String) { precedents(after: $after) { edges { cursor } } }';
    refuseAs(await fixture.ask(caller, { query, variables: { after } }));
  }),
];
