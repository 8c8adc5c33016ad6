import { compactVerify, type CryptoKey, type JWK } from 'jose';

import { systemClock } from '#kernel';
import type { AuditIssuer, Membership, TokenIssuer } from '#membership';
import type { JsonObject } from '#statement';

import { checkTokenClaims } from './check-token-claims.js';
import { checkTokenHeader } from './check-token-header.js';
import { IdentityError } from './identity.errors.js';
import { IssuerKeys } from './issuer-keys.js';
import { openAccessToken } from './open-access-token.js';
import type { Principal } from './principal.type.js';
import { refuseDemonstration } from './refuse-demonstration.js';
import { asAuditBody, stateOfAuditBody, stateOfOfficer } from './state-acted-for.js';

export interface TokenTrust {
  readonly membership: Membership;
  /** What `aud` must be: the address of this node's GraphQL endpoint. */
  readonly audience: string;
  readonly now: Date;
  /** The state that the request says it is about. */
  readonly namedState?: string | undefined;
  /** Holds fetched keys from one call to the next; by default one for the whole process. */
  readonly keys?: IssuerKeys;
}

const processKeys = new IssuerKeys(systemClock);

/**
 * Verifies an access token (RFC 9068) and says who it speaks for. Algorithm, key and state come from the
 * issuer's entry in the root, never from the token.
 * @throws IdentityError
 */
export async function verifyAccessToken(token: string, trust: TokenTrust): Promise<Principal> {
  const { membership, audience, now, namedState: named, keys = processKeys } = trust;
  const { header, claims } = openAccessToken(token);
  const kid = checkTokenHeader(header);
  refuseDemonstration(claims, membership);
  const issuer = issuerOf(claims, membership);
  await checkSignature(token, await keys.find(issuer, kid));
  const actedFor = { named, membership, now };
  const { roles: roleNames } = issuer;
  if (!('body' in issuer)) {
    const state = stateOfOfficer(issuer.state, actedFor);
    return checkTokenClaims(claims, { state, roleNames, audience, now });
  }
  const state = stateOfAuditBody(issuer, actedFor);
  return asAuditBody(checkTokenClaims(claims, { state, roleNames, audience, now }), issuer);
}

function issuerOf(
  { iss }: JsonObject,
  membership: Membership,
): (TokenIssuer & { state: string }) | AuditIssuer {
  const issuer =
    typeof iss === 'string' ? (membership.tokenIssuer(iss) ?? membership.auditIssuer(iss)) : undefined;
  if (issuer !== undefined) return issuer;
  throw new IdentityError('TOKEN_ISSUER_UNKNOWN', 'No member state vouches for the issuer.', {
    path: ['iss'],
  });
}

async function checkSignature(token: string, key: JWK | CryptoKey): Promise<void> {
  try {
    await compactVerify(token, key, { algorithms: ['ES256'] });
  } catch (cause) {
    throw new IdentityError('TOKEN_SIGNATURE', 'The signature of the token does not verify.', { cause });
  }
}
