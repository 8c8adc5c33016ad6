import { PURPOSE } from '../../support/ask.js';
import { refuseAs } from './answer.js';
import type { ApiFixture } from './api-fixture.js';
import { asEach, asMember } from './caller.js';
import { HIDDEN_NAME } from './hidden-decisions.js';
import type { NegativeRow } from './negative-row.type.js';

type Row = NegativeRow<ApiFixture>;

const PARTY_FILTERS: [input: string, query: string][] = [
  ['by name', '{ precedents(filter: { partyName: "x" }) { edges { cursor } } }'],
  ['by parties', '{ precedents(filter: { parties: [{ names: ["x"] }] }) { edges { cursor } } }'],
  ['by LEI', '{ precedents(filter: { lei: "529900T8BM49AURSDO55" }) { edges { cursor } } }'],
  ['by an argument', '{ precedents(party: "x") { edges { cursor } } }'],
  ['on a field', '{ precedents { edges { node { parties(name: "x") { __typename } } } } }'],
  ['in a query check', '{ check(input: {}) { __typename } }'],
];

const AS_VARIABLE = 'query ($f: PrecedentFilter) { precedents(filter: $f) { edges { cursor } } }';

const READS: [input: string, query: (fixture: ApiFixture) => string][] = [
  ['one record', ({ partlyId }) => `{ precedent(id: "${partlyId}") { id } }`],
  ['a list', () => '{ precedents { edges { cursor } } }'],
  ['a search', () => '{ precedentSearch(text: "chips") { edges { cursor } } }'],
  ['counts', () => '{ precedentFacets { total } }'],
  [
    'what is like a record',
    ({ partlyId }) => `{ similarPrecedents(to: "${partlyId}") { similar { why { says } } } }`,
  ],
  [
    'an entity',
    ({ partlyId }) =>
      `{ _entities(representations: [{ __typename: "Precedent", id: "${partlyId}" }]) { __typename } }`,
  ],
  [
    'a party',
    ({ partlyId }) =>
      `{ _entities(representations: [{ __typename: "Party", id: "${partlyId}.party:1" }]) { __typename } }`,
  ],
];

const { 'grounds-purpose': purpose, 'grounds-case': reference } = PURPOSE;

const HEADERS: [input: string, headers: Record<string, string>, code: string][] = [
  ['without purpose and case', {}, 'PURPOSE_MISSING'],
  ['without a purpose', { 'grounds-case': reference }, 'PURPOSE_MISSING'],
  ['without a case', { 'grounds-purpose': purpose }, 'CASE_REFERENCE_MISSING'],
  ['for an empty purpose', { 'grounds-purpose': '', 'grounds-case': reference }, 'PURPOSE_MISSING'],
  [
    'for a purpose that is none',
    { 'grounds-purpose': 'curiosity', 'grounds-case': reference },
    'PURPOSE_UNKNOWN',
  ],
  [
    'in a case that is no reference',
    { 'grounds-purpose': purpose, 'grounds-case': '<b>' },
    'CASE_REFERENCE_INVALID',
  ],
];

const read = (what: string, query: (fixture: ApiFixture) => string): Row[] =>
  HEADERS.flatMap(([input, headers, code]) =>
    asMember('I6', `${what} ${input}`, code, async (fixture, caller) =>
      refuseAs(
        await fixture.send(caller, {
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify({ query: query(fixture) }),
        }),
      ),
    ),
  );

const check = (input: string, changes: object, code: string): Row[] =>
  asMember('I6', `a check ${input}`, code, async (fixture, caller) => {
    const question = {
      parties: [{ role: 'investor', names: [HIDDEN_NAME] }],
      purpose,
      caseReference: reference,
      clientRequestId: 'row-without-purpose',
      ...changes,
    };
    const query = `mutation ($i: CheckInput!) { check(input: $i) { __typename ... on Rejected { problems { code } } } }`;
    refuseAs(await fixture.ask(caller, { query, variables: { i: question } }));
  });

/** Parties outside a check, and reading without saying why (I5, I6). */
export const inquiryRows: readonly Row[] = [
  ...PARTY_FILTERS.flatMap(([input, query]) =>
    asEach('I5', `a search for a party ${input}`, 'GRAPHQL_VALIDATION_FAILED', async (fixture, caller) =>
      refuseAs(await fixture.ask(caller, { query })),
    ),
  ),
  ...asEach('I5', 'a search for a party by a variable', 'BAD_USER_INPUT', async (fixture, caller) =>
    refuseAs(await fixture.ask(caller, { query: AS_VARIABLE, variables: { f: { partyName: 'x' } } })),
  ),
  ...READS.flatMap(([what, query]) => read(what, query)),
  ...check('for an empty purpose', { purpose: '' }, 'INPUT_INVALID'),
  ...check('for a purpose that is none', { purpose: 'curiosity' }, 'PURPOSE_UNKNOWN'),
  ...check('in an empty case', { caseReference: '' }, 'INPUT_INVALID'),
  ...check('in a case that is no reference', { caseReference: '<b>' }, 'CASE_REFERENCE_INVALID'),
];
