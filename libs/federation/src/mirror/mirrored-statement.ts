import { type AudienceDefinition, audienceOfGrant } from '#access';
import type { MirroredStatement } from '#intake';
import { openDisclosures, readStatement } from '#statement';

import { readGrant } from '../core/grant.js';
import type { HeldStatement } from './envelope.store.js';
import { type OpenedEnvelope, statesOf } from './take-envelope.js';

type Opened = Omit<OpenedEnvelope, 'ref'>;

/**
 * A statement that is held, with its parts for the states that the grant names. All of it was verified when it came.
 * @param opened what the envelope opens, where it was opened just now
 */
export function mirroredStatement(held: HeldStatement, opened: Opened = openHeld(held)): MirroredStatement {
  const { origin, statementId, state, arrival, arrivedAt } = held;
  const { grant, parts, demo } = opened;
  const known = new Map<string, AudienceDefinition>();
  return {
    logged: { entry: { statementId, arrival, loggedAt: arrivedAt }, state, demo, parts },
    granted: (part) => {
      const states = statesOf(grant, parts, part);
      const audience = known.get(states.join()) ?? audienceOfGrant(state, states, origin);
      known.set(states.join(), audience);
      return audience;
    },
  };
}

function openHeld({ entry, disclosures, grant }: HeldStatement): Opened {
  const statement = readStatement(entry);
  return {
    grant: readGrant(grant),
    parts: openDisclosures(statement, disclosures),
    demo: statement.claims.demo === true,
  };
}
