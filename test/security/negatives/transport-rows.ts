import { refuseAs } from './answer.js';
import type { RawRequest } from './api-fixture.js';
import { asEach } from './caller.js';

const JSON_TYPE = { 'content-type': 'application/json' };
const PREFLIGHT = { 'apollo-require-preflight': 'yes' };
const EVENTS = { accept: 'text/event-stream' };
const ME = '{ me { officer } }';
const SUBMISSION = 'mutation { submitStatement(token: "x", disclosures: []) { __typename } }';
const FOLLOW = 'subscription { precedentChanges { recordId } }';
const FORM = 'application/x-www-form-urlencoded';
const persistedQuery = { version: 1, sha256Hash: 'a'.repeat(64) };

const inAddress = (query: string, path = '/graphql'): string =>
  `${path}?${new URLSearchParams({ query }).toString()}`;

const row = (id: string, input: string, code: string, request: RawRequest) =>
  asEach(id, input, code, async (fixture, caller) => refuseAs(await fixture.send(caller, request)));

const batch = (count: number): RawRequest => ({
  headers: JSON_TYPE,
  body: JSON.stringify(Array.from({ length: count }, () => ({ query: ME }))),
});

/** What a page of another site could send without asking first, and what no proxy may keep (F1, F7, F8). */
export const transportRows = [
  ...[0, 1, 2, 10_000].map((count) => row('F1', `a batch of ${count}`, 'BAD_REQUEST', batch(count))).flat(),
  ...row('F1', 'a batch at the stream', 'REQUEST_MALFORMED', { ...batch(2), path: '/graphql/stream' }),
  ...row('F7', 'a mutation by GET', 'BAD_REQUEST', {
    method: 'GET',
    path: inAddress(SUBMISSION),
    headers: PREFLIGHT,
  }),
  ...row('F7', 'a GET without a preflight header', 'BAD_REQUEST', { method: 'GET', path: inAddress(ME) }),
  ...row('F7', 'plain text', 'BAD_REQUEST', {
    headers: { 'content-type': 'text/plain' },
    body: JSON.stringify({ query: ME }),
  }),
  ...row('F7', 'a form', 'BAD_REQUEST', {
    headers: { 'content-type': FORM },
    body: new URLSearchParams({ query: ME }).toString(),
  }),
  ...row('F7', 'a form with a preflight header', 'CONTENT_TYPE_UNKNOWN', {
    headers: { 'content-type': FORM, ...PREFLIGHT },
    body: new URLSearchParams({ query: ME }).toString(),
  }),
  ...row('F7', 'a form with a file', 'CONTENT_TYPE_UNKNOWN', {
    headers: { 'content-type': 'multipart/form-data; boundary=x', ...PREFLIGHT },
    body: '--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n{}\r\n--x--',
  }),
  ...row('F7', 'a subscription by GET without a preflight header', 'PREFLIGHT_MISSING', {
    method: 'GET',
    path: inAddress(FOLLOW, '/graphql/stream'),
    headers: EVENTS,
  }),
  ...row('F7', 'a form at the stream', 'CONTENT_TYPE_UNKNOWN', {
    path: '/graphql/stream',
    headers: { 'content-type': FORM, ...PREFLIGHT },
    body: new URLSearchParams({ query: FOLLOW }).toString(),
  }),
  ...row('F8', 'a hash that nobody stored', 'PERSISTED_QUERY_NOT_SUPPORTED', {
    headers: JSON_TYPE,
    body: JSON.stringify({ extensions: { persistedQuery } }),
  }),
  ...row('F8', 'a hash with another text', 'PERSISTED_QUERY_NOT_SUPPORTED', {
    headers: JSON_TYPE,
    body: JSON.stringify({ query: ME, extensions: { persistedQuery } }),
  }),
  ...row('F8', 'a hash by GET', 'PERSISTED_QUERY_NOT_SUPPORTED', {
    method: 'GET',
    path: `/graphql?${new URLSearchParams({ extensions: JSON.stringify({ persistedQuery }) }).toString()}`,
    headers: PREFLIGHT,
  }),
];
