import request from 'supertest';

import type { TestNode } from './start-node.js';

const PATHS = ['/graphql', '/graphql/stream', '/log/checkpoint', '/log/tile/0/000.p/1'] as const;

/** In whatever form it comes: an answer, an event of a stream, a failure. */
const CODE = /"code":"([A-Z_]+)"/;

type Path = (typeof PATHS)[number];

/** Headers with a token as a bearer, for one state. */
export function forState(token: string, state: string | undefined): Record<string, string> {
  return { authorization: `Bearer ${token}`, ...(state === undefined ? {} : { 'grounds-state': state }) };
}

/** The code of the refusal on each path that asks for a token, or `answered`. */
export async function askEveryWay(
  node: Pick<TestNode, 'url'>,
  headers: Record<string, string>,
): Promise<Record<Path, string>> {
  const told = await Promise.all(
    PATHS.map(async (path) => [path, await codeOf(node, path, headers)] as const),
  );
  return Object.fromEntries(told) as Record<Path, string>;
}

/** The same code on each of them. */
export function everyWay(code: string): Record<Path, string> {
  return Object.fromEntries(PATHS.map((path) => [path, code])) as Record<Path, string>;
}

async function codeOf(
  { url }: Pick<TestNode, 'url'>,
  path: Path,
  headers: Record<string, string>,
): Promise<string> {
  const asked = path.startsWith('/log')
    ? request(url).get(path)
    : request(url)
        .post(path)
        .send({
          query: path === '/graphql' ? '{ me { officer } }' : 'subscription { precedentChanges { cursor } }',
        });
  const { text } = await asked.set(headers);
  return CODE.exec(text ?? '')?.[1] ?? 'answered';
}
