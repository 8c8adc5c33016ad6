import { type ConformanceCheck, must, mustAnswer } from '../conformance-check.js';
import type { Rehearsal } from '../rehearsal.js';

const asNobody = ({ address }: Rehearsal, path: string): Promise<Response> =>
  fetch(new URL(path, address), { redirect: 'manual' });

/** What everybody finds, and what nobody gets without saying who it is. */
export const OPEN_DOORS: readonly ConformanceCheck[] = [
  {
    id: 'open.healthz',
    says: 'says at /healthz that it answers',
    run: async (rehearsal) => mustAnswer(await asNobody(rehearsal, '/healthz'), [200]),
  },
  {
    id: 'open.readyz',
    says: 'says at /readyz what state it is in',
    run: saysReady,
  },
  ...['/log/checkpoint', '/log/tile/entries/000.p/1', '/federation/envelopes?after=0'].map((path) => ({
    id: `open.closed${path.replace(/\?.*$/, '').replaceAll('/', '.')}`,
    says: `gives nothing at ${path.replace(/\?.*$/, '')} to somebody unknown`,
    run: async (rehearsal: Rehearsal) => mustAnswer(await asNobody(rehearsal, path), [401, 403]),
  })),
  {
    id: 'open.graphql',
    says: 'answers no question about records to somebody unknown',
    run: answersNobody,
  },
];

interface Answer {
  readonly data?: { readonly precedents?: unknown } | null;
  readonly errors?: readonly { readonly extensions?: { readonly code?: unknown } }[];
}

async function saysReady(rehearsal: Rehearsal): Promise<void> {
  const answer = await asNobody(rehearsal, '/readyz');
  const { status } = (await answer.json()) as { status?: unknown };
  must(typeof status === 'string', 'The answer has no member `status`.');
}

async function answersNobody({ address }: Rehearsal): Promise<void> {
  const query = '{ precedents(first: 1) { edges { node { id } } } }';
  const answer = await fetch(new URL('/graphql', address), {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data, errors = [] } = (await answer.json()) as Answer;
  must((data?.precedents ?? null) === null, 'It answers.');
  must(
    errors.some(({ extensions }) => extensions?.code === 'TOKEN_MISSING'),
    'It does not say that a token is missing.',
  );
}
