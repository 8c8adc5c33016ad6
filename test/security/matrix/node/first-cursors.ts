import { setTimeout as pause } from 'node:timers/promises';

import { exampleDecision } from '../../../../libs/statement/test/example-decision.js';
import { PURPOSE } from '../../../support/ask.js';
import { type Choices, file } from '../../../support/sign-as.js';
import type { TestNode } from '../../../support/start-node.js';
import type { Caller } from '../model/callers.js';
import type { Tokens } from './tokens.js';

const QUERY = 'subscription { precedentChanges { cursor } }';
const BETWEEN_MILLISECONDS = 200;

/** A decision of a third state, for all members, about nothing that the matrix asks for. */
export function remark(node: TestNode, choices: Choices): Promise<{ recordId: string }> {
  const audience = { circles: ['all-members'], states: [], except: [] };
  return file(node, 'DE', exampleDecision({ decidedBy: 'DE' }, { audience }), choices);
}

/** Where each caller's stream stands before anything is filed: cursors are for one officer each. */
export async function firstCursors(
  node: TestNode,
  callers: readonly Caller[],
  tokens: Tokens,
  choices: Choices,
): Promise<ReadonlyMap<string, string>> {
  let open = callers.length;
  const reading = callers.map(async ({ name }) => {
    const cursor = await firstCursor(node, tokens.get(name) ?? '');
    open -= 1;
    return [name, cursor] as const;
  });
  // A stream begins a moment after it was asked for: remarks go on until each has heard one.
  while (open > 0) {
    await remark(node, choices);
    await Promise.race([pause(BETWEEN_MILLISECONDS), Promise.all(reading)]);
  }
  return new Map(await Promise.all(reading));
}

async function firstCursor({ url }: TestNode, token: string): Promise<string> {
  const leave = new AbortController();
  const response = await fetch(`${url}/graphql/stream`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      authorization: `Bearer ${token}`,
      ...PURPOSE,
    },
    body: JSON.stringify({ query: QUERY }),
    signal: leave.signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const turn = await reader?.read();
    if (!turn || turn.done) throw new Error(`The stream ended: ${text}`);
    text += turn.value;
    const [, cursor] = /"cursor":"([^"]+)"/.exec(text) ?? [];
    if (cursor === undefined) continue;
    leave.abort();
    return cursor;
  }
}
