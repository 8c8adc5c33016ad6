import { refuseAs } from './answer.js';
import type { ApiFixture } from './api-fixture.js';
import { asEach, asMember } from './caller.js';
import type { NegativeRow } from './negative-row.type.js';

type Sender = `${string}-${string}`;

const page = (args: string): string => `{ precedents(${args}) { edges { cursor } } }`;

const sized = (first: string, code: string) =>
  asMember('F16', `a page of ${first}`, code, async (fixture, caller) =>
    refuseAs(await fixture.ask(caller, { query: page(`first: ${first}`) })),
  );

/** The first cursor of a list, as another asker got it. */
async function cursorOf(fixture: ApiFixture, officer: Sender, filter = ''): Promise<string> {
  const { text } = await fixture.ask(officer, { query: page(`first: 1 ${filter}`) });
  const { data } = JSON.parse(text) as { data: { precedents: { edges: { cursor: string }[] } } };
  return data.precedents.edges[0]?.cursor ?? '';
}

const cursor = (input: string, find: (fixture: ApiFixture) => Promise<string> | string) =>
  asMember('F16', `a cursor ${input}`, 'CURSOR_INVALID', async (fixture, caller) => {
    const query = 'query ($after: String) { precedents(after: $after) { edges { cursor } } }';
    refuseAs(await fixture.ask(caller, { query, variables: { after: await find(fixture) } }));
  });

const typed = (input: string, query: string, variables: Record<string, unknown>, code: string) =>
  asEach('F17', input, code, async (fixture, caller) =>
    refuseAs(await fixture.ask(caller, { query, variables })),
  );

const posted = (input: string, variables: string) =>
  asEach('F17', input, 'REQUEST_MALFORMED', async (fixture, caller) =>
    refuseAs(
      await fixture.send(caller, {
        headers: { 'content-type': 'application/json' },
        body: `{"query":"{ me { officer } }","variables":${variables}}`,
      }),
    ),
  );

const inAddress = (input: string, variables: string) =>
  asEach('F17', `${input} by GET`, 'VARIABLE_KEY_REFUSED', async (fixture, caller) => {
    const search = new URLSearchParams({ query: '{ me { officer } }', variables });
    const headers = { 'apollo-require-preflight': 'yes' };
    refuseAs(await fixture.send(caller, { method: 'GET', path: `/graphql?${search.toString()}`, headers }));
  });

const FILTER = 'query ($f: PrecedentFilter) { precedents(filter: $f) { edges { cursor } } }';
const SIZE = 'query ($n: Int) { precedents(first: $n) { edges { cursor } } }';

/** Pages of no size, cursors of others, and variables that are not what they should be (F16, F17). */
export const pagingRows: readonly NegativeRow<ApiFixture>[] = [
  ...['-1', '0', '101', '1000000000'].flatMap((first) => sized(first, 'PAGE_SIZE')),
  ...asEach('F16', 'a page of 2^31', 'GRAPHQL_VALIDATION_FAILED', async (fixture, caller) =>
    refuseAs(await fixture.ask(caller, { query: page('first: 2147483648') })),
  ),
  ...cursor('that is no text of ours', () => 'AAAA'),
  ...cursor('of 24 bytes that nobody sealed', () => Buffer.alloc(24).toString('base64url')),
  ...cursor('of an officer who sees more', (fixture) => cursorOf(fixture, 'fr-reader')),
  ...cursor('of another officer of the same state', (fixture) => cursorOf(fixture, 'de-reader')),
  ...cursor('of another filter', (fixture) =>
    cursorOf(fixture, 'de-releaser', 'filter: { signedBy: ["NL"] }'),
  ),
  ...cursor('with a bit changed', async (fixture) => {
    const own = Buffer.from(await cursorOf(fixture, 'de-releaser'), 'base64url');
    own[7] = (own[7] ?? 0) ^ 1;
    return own.toString('base64url');
  }),
  ...typed('a text for a number', SIZE, { n: '20' }, 'BAD_USER_INPUT'),
  ...typed('a broken number', SIZE, { n: 1.5 }, 'BAD_USER_INPUT'),
  ...typed('an object for a list', FILTER, { f: { signedBy: { in: ['NL'] } } }, 'BAD_USER_INPUT'),
  ...typed('a member that no input has', FILTER, { f: { owner: 'NL' } }, 'BAD_USER_INPUT'),
  ...typed('a list for an input', FILTER, { f: ['NL', 'FR'] }, 'BAD_USER_INPUT'),
  ...posted('variables named __proto__', '{"__proto__":{"roles":["reader"]}}'),
  ...posted('a member named __proto__ deep in a list', '{"a":[{"b":{"__proto__":{"x":1}}}]}'),
  ...posted('a constructor with a prototype', '{"a":{"constructor":{"prototype":{"x":1}}}}'),
  ...inAddress('a member named __proto__', '{"a":{"__proto__":{"x":1}}}'),
  ...inAddress('a member named constructor', '{"constructor":{"prototype":{"x":1}}}'),
];
