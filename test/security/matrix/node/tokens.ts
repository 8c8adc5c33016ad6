import { tokenFor } from '../../../support/ask.js';
import type { TestNode } from '../../../support/start-node.js';
import { foreignToken } from '../../negatives/foreign-token.js';
import { CALLERS, type Caller, STATE_OF, rolesOf } from '../model/callers.js';

/** One token for each caller, used for the whole run. */
export type Tokens = ReadonlyMap<string, string | undefined>;

export async function collectTokens(node: TestNode): Promise<Tokens> {
  const tokens = new Map<string, string | undefined>();
  for (const caller of CALLERS) tokens.set(caller.name, await tokenOf(node, caller));
  return tokens;
}

/** A demonstration goes on making tokens for a state that was removed, as an issuer would that does not care. */
function tokenOf(node: TestNode, caller: Caller): Promise<string> | undefined {
  const { standing, role } = caller;
  if (role === undefined) return undefined;
  if (standing === 'stranger') return foreignToken(node, rolesOf(caller));
  return tokenFor(node, `${STATE_OF[standing]?.toLowerCase()}-${role}`);
}
