import { HELD, holdIfSame, refuseAs } from './answer.js';
import type { ApiFixture, Operation } from './api-fixture.js';
import { UNKNOWN_ID, asEach, asMember } from './caller.js';
import { HIDDEN_NAME, SHARED_NAME } from './hidden-decisions.js';
import type { NegativeRow } from './negative-row.type.js';

type Row = NegativeRow<ApiFixture>;

const DECLARED = { purpose: 'screening', caseReference: 'DE-1', days: 1 };
/** Without the id, which is another each time. */
const SAVED =
  '{ __typename ... on Watch { kind limited } ... on Rejected { problems { code message path advice } } }';

const checking = (parties: unknown, changes: object = {}): Operation => ({
  query: `mutation ($input: WatchCheckInput!) { watchCheck(input: $input) ${SAVED} }`,
  variables: { input: { ...DECLARED, parties, ...changes } },
});

const named = (...names: string[]): object[] => [{ role: 'investor', names }];

const searching = (text: string, changes: object = {}): Operation => ({
  query: `mutation ($input: WatchSearchInput!) { watchSearch(input: $input) ${SAVED} }`,
  variables: { input: { ...DECLARED, text, ...changes } },
});

const ending = (id: string): Operation => ({
  query: `mutation ($id: ID!) { endWatch(id: $id) ${SAVED} }`,
  variables: { id },
});

const noticesAfter = (after: string): Operation => ({
  query: 'query ($after: String) { watchNotices(after: $after) { notices { recordId } } }',
  variables: { after },
});

/** Saves what only hidden parts answer to, and what no part does. */
const same = (
  id: string,
  input: string,
  save: (value: string) => Operation,
  values: readonly [hidden: string, none: string],
): Row[] =>
  asEach(id, input, HELD, async (fixture, caller) => {
    const [hidden, none] = values;
    holdIfSame(await fixture.ask(caller, save(hidden)), await fixture.ask(caller, save(none)), values);
  });

const refused = (id: string, input: string, operation: Operation, code: string): Row[] =>
  asMember(id, input, code, async (fixture, caller) => refuseAs(await fixture.ask(caller, operation)));

/** What is no value of its type is refused before anybody asks who sent it. */
const typed = (input: string, operation: Operation): Row[] =>
  asEach('F17', input, 'BAD_USER_INPUT', async (fixture, caller) =>
    refuseAs(await fixture.ask(caller, operation)),
  );

/** What the first answer to this holds under the name. */
const found = async (
  fixture: ApiFixture,
  officer: `${string}-${string}`,
  operation: Operation,
  name: string,
): Promise<string> => {
  const { text } = await fixture.ask(officer, operation);
  return new RegExp(`"${name}":"([^"]+)"`).exec(text)?.[1] ?? '';
};

const SAVE_ID: Operation = {
  query: 'mutation ($input: WatchSearchInput!) { watchSearch(input: $input) { ... on Watch { id } } }',
  variables: { input: { ...DECLARED, text: 'state:NL' } },
};
const END_CURSOR: Operation = { query: '{ watchNotices { pageInfo { endCursor } } }' };
const SEARCH_CURSOR: Operation = {
  query: '{ precedentSearch(text: "state:NL") { pageInfo { endCursor } } }',
};

/** Watches against what they must not give away, and what they must not take. */
export const watchRows: readonly Row[] = [
  ...same('I5', 'a watch on a hidden name', (name) => checking(named(name)), [HIDDEN_NAME, 'Unheard Of']),
  ...same('F11', 'a watch on a hidden word', (text) => searching(text), ['Sealed', 'Unheard']),
  ...asEach('F16', 'the end of another officer’s watch', HELD, async (fixture, caller) => {
    const id = await found(fixture, 'fr-reader', SAVE_ID, 'id');
    holdIfSame(await fixture.ask(caller, ending(id)), await fixture.ask(caller, ending(UNKNOWN_ID)), [
      id,
      UNKNOWN_ID,
    ]);
  }),
  ...asMember('F16', 'a cursor of another officer’s notices', 'CURSOR_INVALID', async (fixture, caller) =>
    refuseAs(
      await fixture.ask(caller, noticesAfter(await found(fixture, 'fr-reader', END_CURSOR, 'endCursor'))),
    ),
  ),
  ...asMember('F16', 'a cursor of a search, for notices', 'CURSOR_INVALID', async (fixture, caller) =>
    refuseAs(
      await fixture.ask(caller, noticesAfter(await found(fixture, 'fr-reader', SEARCH_CURSOR, 'endCursor'))),
    ),
  ),
  ...refused('F16', 'a cursor that is none', noticesAfter("0' OR '1'='1"), 'CURSOR_INVALID'),
  ...[0, -1, 181, 2_000_000_000].flatMap((days) =>
    refused('F16', `a watch for ${days} days`, checking(named(SHARED_NAME), { days }), 'INPUT_INVALID'),
  ),
  ...typed('a watch for half a day', checking(named(SHARED_NAME), { days: 0.5 })),
  ...refused('F16', 'a watch on nobody', checking([]), 'INPUT_INVALID'),
  ...refused('F16', 'a watch on a name without a letter', checking(named('...')), 'QUESTION_EMPTY'),
  ...typed('a watch that asks owners', checking(named(SHARED_NAME), { reach: 'ASK_OWNERS' })),
  ...refused(
    'F16',
    'a watch for a purpose that is none',
    checking(named(SHARED_NAME), { purpose: 'curiosity' }),
    'PURPOSE_UNKNOWN',
  ),
  ...refused(
    'F16',
    'a watch in a case with a line break',
    checking(named(SHARED_NAME), { caseReference: 'DE-1\nDE-2' }),
    'CASE_REFERENCE_INVALID',
  ),
  ...refused('F21', 'a watch for no words', searching('🤖'), 'SEARCH_EMPTY'),
  ...refused('F21', 'a watch for 1,001 letters', searching('а'.repeat(1001)), 'INPUT_INVALID'),
  ...refused('F22', 'a watch with an open quotation mark', searching(`x" OR '1'='1`), 'SEARCH_SYNTAX'),
  ...refused(
    'F22',
    'a watch with a filter of codes that are none',
    searching('chips', { filter: { groundCodes: ["SEC-02'; DROP"] } }),
    'INPUT_INVALID',
  ),
  ...same('F22', 'a watch with SQL', (text) => searching(`${text}'); SELECT 1 --`), ['Sealed', 'Unheard']),
];
