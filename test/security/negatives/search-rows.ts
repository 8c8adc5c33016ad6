import { HELD, holdIfSame, refuseAs } from './answer.js';
import type { ApiFixture, Operation } from './api-fixture.js';
import { UNKNOWN_ID, asEach, asMember } from './caller.js';
import type { NegativeRow } from './negative-row.type.js';

type Row = NegativeRow<ApiFixture>;

const searched = (text: string): Operation => ({
  query: `query ($text: String!) { precedentSearch(text: $text, filter: { withEnded: true }) {
    edges { cursor node { id } why { says parts } } pageInfo { hasNextPage } named { facet code { label } } limited
    notCounted { count } } }`,
  variables: { text },
});

const counted = (filter: object): Operation => ({
  query: `query ($filter: PrecedentFilter) { precedentFacets(filter: $filter) {
    total facets { facet counts { code { code } count } } notCounted { count } } }`,
  variables: { filter },
});

const alike = (to: string | null, draft: object | null): Operation => ({
  query: `query ($to: ID, $draft: CaseDraftInput) { similarPrecedents(to: $to, draft: $draft) {
    similar { precedent { id } why { what says } } } }`,
  variables: { to, draft },
});

/** Asks for what only hidden parts hold, and for what no part does. */
const same = (
  id: string,
  input: string,
  ask: (value: string) => Operation,
  values: (fixture: ApiFixture) => readonly [hidden: string, none: string],
): Row[] =>
  asEach(id, input, HELD, async (fixture, caller) => {
    const [hidden, none] = values(fixture);
    holdIfSame(await fixture.ask(caller, ask(hidden)), await fixture.ask(caller, ask(none)), [hidden, none]);
  });

const refused = (id: string, input: string, operation: Operation, code: string): Row[] =>
  asMember(id, input, code, async (fixture, caller) => refuseAs(await fixture.ask(caller, operation)));

const SEARCHES: [input: string, hidden: string, none: string][] = [
  ['a hidden word', 'Sealed', 'Unheard'],
  ['another form of a hidden word', 'seals', 'hears'],
  ['a hidden phrase', '"Sealed summary"', '"Unheard summary"'],
  ['a word beside a hidden one that is excluded', 'reasons -Sealed', 'reasons -Unheard'],
  ['a filter that only hidden parts answer to', 'state:IT', 'state:CA'],
];

const cursorOf = async (fixture: ApiFixture, officer: `${string}-${string}`): Promise<string> => {
  const { text } = await fixture.ask(officer, searched('state:NL'));
  const { data } = JSON.parse(text) as { data: { precedentSearch: { edges: { cursor: string }[] } } };
  return data.precedentSearch.edges[0]?.cursor ?? '';
};

/** The ways to find records by words, by numbers and by likeness, against what they must not give away. */
export const searchRows: readonly Row[] = [
  ...same(
    'F9',
    'what is like a hidden record',
    (id) => alike(id, null),
    ({ hiddenId }) => [hiddenId, UNKNOWN_ID],
  ),
  ...SEARCHES.flatMap(([input, ...values]) => same('F11', `a search for ${input}`, searched, () => values)),
  ...same(
    'F11',
    'counts of a layer that only a hidden record has',
    (layer) => counted({ layers: [layer] }),
    () => ['materials', 'connectivity'],
  ),
  ...same(
    'F11',
    'what is like a draft in words that only hidden parts have',
    (text) => alike(null, { text }),
    () => ['Sealed unspoken', 'Unheard unthought'],
  ),
  ...same('I5', 'a search for the words of a name', searched, () => [
    'Halcyon Verborgen',
    'Quorndale Zwartewater',
  ]),
  ...['', '🤖', '\u202e\u0000', '-chips'].flatMap((text) =>
    refused('F21', `a search for ${JSON.stringify(text)}`, searched(text), 'SEARCH_EMPTY'),
  ),
  ...refused('F21', 'a search for 10,000 letters', searched('а'.repeat(10_000)), 'SEARCH_TOO_LONG'),
  ...refused('F22', 'a search with an open quotation mark', searched(`x" OR '1'='1`), 'SEARCH_SYNTAX'),
  ...refused('F22', 'a filter with SQL for its value', searched(`ground:SEC-02';DROP--`), 'SEARCH_SYNTAX'),
  ...same('F22', 'a search for SQL', searched, () => [`Sealed'); SELECT 1 --`, `Unheard'); SELECT 1 --`]),
  ...refused('F11', 'what is like nothing', alike(null, null), 'LIKENESS_UNSAID'),
  ...asMember('F16', 'a cursor of another officer’s search', 'CURSOR_INVALID', async (fixture, caller) => {
    const query = 'query ($a: String) { precedentSearch(text: "state:NL", after: $a) { edges { cursor } } }';
    refuseAs(await fixture.ask(caller, { query, variables: { a: await cursorOf(fixture, 'fr-reader') } }));
  }),
];
