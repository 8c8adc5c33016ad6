import { audienceOfGrant } from '#access';
import type { MirroredStatement } from '#intake';
import { type OpenedParts, parseStatement } from '#statement';

import type { Grant } from '../core/grant.js';
import type { HeldEntry } from './mirror.store.js';
import { statesOf } from './take-envelope.js';

/** An entry of another node's log with the parts that are held of it, each for the states that the grant names. */
export function mirroredStatement(
  origin: string,
  { statementId, state, arrival, arrivedAt, entry }: HeldEntry,
  grant: Grant,
  parts: OpenedParts,
): MirroredStatement {
  if (statementId === null || state === null)
    throw new Error('Nothing is granted of an entry that is no statement.');
  return {
    logged: {
      entry: { statementId, arrival, loggedAt: arrivedAt },
      state,
      demo: parseStatement(entry).claims.demo === true,
      parts,
    },
    granted: (part) => audienceOfGrant(state, statesOf(grant, parts, part), origin),
  };
}
