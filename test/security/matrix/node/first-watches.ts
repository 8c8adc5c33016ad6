import { WatchJob } from '#precedents';

import { PURPOSE, ask } from '../../../support/ask.js';
import type { TestNode } from '../../../support/start-node.js';
import { type Caller, STATE_OF } from '../model/callers.js';
import type { Tokens } from './tokens.js';

const SAVE = `mutation ($input: WatchSearchInput!) { watchSearch(input: $input) { ... on Watch { id } } }`;
const INPUT = {
  text: 'state:NL state:DE',
  filter: { withEnded: true },
  purpose: 'screening',
  caseReference: 'BEFORE-1',
};
const CURSOR = '{ watchNotices { pageInfo { endCursor } } }';

/** A watch on everything that is going to be filed, and where its notices begin. */
export interface FirstWatch {
  readonly id: string;
  readonly cursor: string;
}

/** Saves a watch for each caller, before anything is filed. */
export async function firstWatches(
  node: TestNode,
  callers: readonly Caller[],
  tokens: Tokens,
): Promise<ReadonlyMap<string, FirstWatch>> {
  const watches = new Map<string, FirstWatch>();
  for (const { name } of callers) {
    const token = tokens.get(name) ?? '';
    const saved = await ask<{ watchSearch: { id: string } }>(node, SAVE, {
      token,
      variables: { input: INPUT },
    });
    const page = await ask<{ watchNotices: { pageInfo: { endCursor: string } } }>(node, CURSOR, {
      token,
      headers: PURPOSE,
    });
    const { endCursor: cursor } = page.data.watchNotices.pageInfo;
    watches.set(name, { id: saved.data.watchSearch.id, cursor });
  }
  return watches;
}

/** Has the node ask the watches of these callers again. */
export async function judgeWatches({ app }: TestNode, callers: readonly Caller[]): Promise<void> {
  const job = app.get(WatchJob, { strict: false });
  for (const state of new Set(callers.map(({ standing }) => STATE_OF[standing] ?? ''))) await job.run(state);
}
