import { type NodeKeyFor, signNodeToken, type Signer } from '#ledger/core';

import { FederationError } from '../federation.errors.js';
import { openClaims } from './open-claims.js';
import type { GrantEnds, Issue } from './grant.js';

const LEASE_TYPE = 'register-lease+jwt';

/** Seconds for which a node lets another go on showing what it has granted. */
export const LEASE_SECONDS = 24 * 3600;

/** One lease covers all grants to a node: a day on which nothing changes needs no new signature for each. */
export function issueLease(signer: Signer, { from, to }: GrantEnds, { now, id }: Issue): Promise<string> {
  const iat = Math.floor(now.getTime() / 1000);
  return signNodeToken(signer, LEASE_TYPE, { iss: from, aud: to, iat, exp: iat + LEASE_SECONDS, jti: id });
}

/**
 * When the lease is over: by the clock of the one that holds it, however far ahead the other's is.
 * @throws FederationError LEASE_INVALID
 */
export async function openLease(
  text: string,
  { from, to }: GrantEnds,
  now: Date,
  keyFor: NodeKeyFor,
): Promise<Date> {
  const { aud, iat, exp } = await openClaims(text, LEASE_TYPE, from, keyFor, invalid);
  const holds = aud === to && typeof exp === 'number' && exp - iat <= LEASE_SECONDS && exp > iat;
  if (!holds) throw invalid();
  return new Date(Math.min(exp * 1000, now.getTime() + (exp - iat) * 1000));
}

function invalid(cause?: unknown): FederationError {
  return new FederationError('LEASE_INVALID', 'This is no lease of that node to this one.', {
    advice: 'The operator of the other node has to look into it.',
    cause,
  });
}
