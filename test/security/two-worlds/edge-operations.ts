import type { Operation } from './operation.type.js';

const JSON_TYPE = { 'content-type': 'application/json' };

function get(path: string, headers: Record<string, string> = {}): Operation {
  return {
    title: `GET ${path.split('?')[0]}`,
    officer: undefined,
    method: 'GET',
    path,
    headers,
    body: undefined,
  };
}

function post(path: string, body: string, headers: Record<string, string> = JSON_TYPE): Operation {
  return { title: `POST ${path}`, officer: undefined, method: 'POST', path, headers, body };
}

/** What can be asked without GraphQL, and what is refused before it. Tokens, which are random, are left out. */
export const EDGE_OPERATIONS: readonly Operation[] = [
  ...['/', '/healthz', '/readyz', '/metrics', '/root.json', '/nothing', '/graphql', '/graphql/stream'].map(
    (path) => get(path),
  ),
  get('/graphql?query={__typename}', { 'apollo-require-preflight': '1' }),
  get('/graphql?query={__typename}'),
  post('/demonstration/token', '{"officer":"xx-reader"}'),
  post('/graphql', '{'),
  post('/graphql', '[]'),
  post('/graphql', '{"query":"{ __typename }"}', { 'content-type': 'text/plain' }),
  post('/graphql', '{"query":"{ nothing }"}'),
  post('/graphql', '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"00"}}}'),
];

/** Questions that fail, about one record: an error must say no more about a hidden one than about none. */
export function failingOperations(officer: string, id: string): Operation[] {
  const queries: [query: string, variables: object][] = [
    ['query ($id: ID!) { precedent(id: $id) { secret } }', { id }],
    ['query ($id: ID!) { precedent(id: $id) { id } }', { id: { $ne: id } }],
    ['query ($id: ID!) { precedent(id: $id) { id } }', {}],
    ['query ($id: ID!) { precedent(id: $id', { id }],
    ['query ($id: ID!) { precedent(id: $id, purpose: "curiosity") { id } }', { id }],
    ['query ($id: ID!) { node(id: $id) { id } }', { id }],
    ['mutation ($id: ID!) { precedent(id: $id) { id } }', { id }],
    ['query ($id: ID!) { a: precedent(id: $id) { id } b: precedent(id: $id) { id attribution } }', { id }],
  ];
  const failing = queries.map(([query, variables]) => ({
    ...post('/graphql', JSON.stringify({ query, variables })),
    title: 'a question that fails',
    officer,
  }));
  return [...failing, ...['FR', 'XX'].map((state) => forState(officer, id, state))];
}

/** A question in the name of a state, which is the officer's own or is refused. */
function forState(officer: string, id: string, state: string): Operation {
  const body = { query: 'query ($id: ID!) { precedent(id: $id) { id } }', variables: { id } };
  const headers = { ...JSON_TYPE, 'grounds-state': state };
  return { ...post('/graphql', JSON.stringify(body), headers), title: `a question for ${state}`, officer };
}
