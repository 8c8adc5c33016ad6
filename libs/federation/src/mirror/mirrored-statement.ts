import { audienceOfGrant } from '#access';
import type { MirroredStatement } from '#intake';
import { openDisclosures, parseStatement } from '#statement';

import { readGrant } from '../core/grant.js';
import type { HeldStatement } from './envelope.store.js';
import { statesOf } from './take-envelope.js';

/** A statement that is held, with its parts for the states that the grant names. All of it was verified when it came. */
export function mirroredStatement(held: HeldStatement): MirroredStatement {
  const { origin, statementId, state, arrival, arrivedAt, entry } = held;
  if (statementId === null || state === null)
    throw new Error('Nothing is granted of an entry that is no statement.');
  const statement = parseStatement(entry);
  const parts = openDisclosures(statement, held.disclosures);
  const grant = readGrant(held.grant);
  return {
    logged: {
      entry: { statementId, arrival, loggedAt: arrivedAt },
      state,
      demo: statement.claims.demo === true,
      parts,
    },
    granted: (part) => audienceOfGrant(state, statesOf(grant, parts, part), origin),
  };
}
