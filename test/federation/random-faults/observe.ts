import { randomUUID } from 'node:crypto';

import { NOTHING, REFUSED } from './expected.js';
import type { FaultyNode } from './faulty-node.js';
import type { KnownRecord } from './known-record.js';
import type { Officers } from './officers.js';

/** Outermost fields of one operation, and parties of one check whose hits are all shown. */
const AT_ONCE = 8;

const FIELDS = '{ id status { code { code } } outcome { __typename } parties { __typename } }';
const CHECK = `mutation ($input: CheckInput!) {
  check(input: $input) { __typename ... on CheckAnswer { hits { precedent { id } } } } }`;

interface Shown {
  readonly status: { readonly code: { readonly code: string } };
  readonly outcome: { readonly __typename: string };
  readonly parties: readonly { readonly __typename: string }[];
}

interface Checked {
  readonly hits?: readonly { readonly precedent: { readonly id: string } }[];
}

/** What a node shows an officer of each record, asked for by its id. */
export async function sightsOf(
  officers: Officers,
  node: FaultyNode,
  state: string,
  records: readonly KnownRecord[],
): Promise<Map<string, string>> {
  const seen = new Map<string, string>();
  for (let from = 0; from < records.length; from += AT_ONCE) {
    const some = records.slice(from, from + AT_ONCE);
    const query = `{ ${some.map(({ id }, place) => `p${place}: precedent(id: ${JSON.stringify(id)}) ${FIELDS}`).join(' ')} }`;
    const answer = await officers.ask(node, `${state.toLowerCase()}-reader`, query);
    for (const [place, { id }] of some.entries()) seen.set(id, describe(answer?.data, `p${place}`));
  }
  return seen;
}

function describe(data: Readonly<Record<string, unknown>> | null | undefined, field: string): string {
  if (data === undefined) return REFUSED;
  const shown = data?.[field] as Shown | null | undefined;
  if (!shown) return NOTHING;
  const { status, outcome, parties } = shown;
  const parts = [
    outcome.__typename === 'Outcome' && 'outcome',
    parties.some(({ __typename }) => __typename === 'Party') && 'party',
    status.code.code === 'withdrawn' && 'withdrawal',
  ];
  return ['head', ...parts.filter((part) => part !== false)].join(' ');
}

/** Ids of the records that a check finds by the names of their parties; undefined where the officer is refused. */
export async function hitsOf(
  officers: Officers,
  node: FaultyNode,
  state: string,
  records: readonly KnownRecord[],
): Promise<Set<string> | undefined> {
  const hits = new Set<string>();
  for (let from = 0; from < records.length; from += AT_ONCE) {
    const parties = records
      .slice(from, from + AT_ONCE)
      .map(({ name }) => ({ role: 'investor', names: [name] }));
    const input = { parties, purpose: 'screening', caseReference: 'FAULTS-1', clientRequestId: randomUUID() };
    const answer = await officers.ask(node, `${state.toLowerCase()}-reader`, CHECK, { input });
    if (!answer) return undefined;
    const { hits: found } = (answer.data?.check ?? {}) as Checked;
    if (!found) throw new Error(`No check at ${node.place.name}: ${JSON.stringify(answer)}`);
    for (const { precedent } of found) hits.add(precedent.id);
  }
  return hits;
}
