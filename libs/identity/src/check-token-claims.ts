import { decodeBase64Url } from '#kernel';
import type { RoleMapping } from '#membership';
import { isJsonObject, type JsonObject } from '#statement';

import { IdentityError, type IdentityErrorCode } from './identity.errors.js';
import { type Principal, type Role, ROLES } from './principal.type.js';
import { rolesFrom } from './roles-from.js';

/** Seconds. */
export const LIFETIME_MOST = 300;
const CLOCK_SKEW = 60;

// No controls, half characters or bidirectional marks: these names are shown and kept in the journal.
const NAME = /^[^\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]{1,255}$/u;

export interface TokenExpectation {
  /** The state of the issuer's entry in the root; a token has no say in this. */
  readonly state: string;
  /** What the issuer calls the register's roles, where the root says so. */
  readonly roleNames?: readonly RoleMapping[] | undefined;
  readonly audience: string;
  readonly now: Date;
}

/**
 * Reads the claims of a token whose signature was verified (RFC 9068 §2.2).
 * @throws IdentityError
 */
export function checkTokenClaims(claims: JsonObject, expected: TokenExpectation): Principal {
  const { state, roleNames, audience, now } = expected;
  const expires = checkTimes(claims, now.getTime() / 1000);
  if (claims.aud !== audience) throw fault('TOKEN_AUDIENCE', 'The token is not for this node alone.', 'aud');
  return {
    state,
    officer: nameIn(claims, 'sub'),
    roles: rolesIn(claims, roleNames),
    issuer: nameIn(claims, 'iss'),
    clientId: nameIn(claims, 'client_id'),
    actor: actorIn(claims),
    tokenId: nameIn(claims, 'jti'),
    demo: demoIn(claims),
    expiresAt: new Date(expires * 1000),
    boundTo: bindingIn(claims),
  };
}

/** @returns the expiry, in seconds since 1970 */
function checkTimes(claims: JsonObject, now: number): number {
  const issued = secondsIn(claims, 'iat');
  const expires = secondsIn(claims, 'exp');
  const begins = 'nbf' in claims ? secondsIn(claims, 'nbf') : issued;
  if (Math.max(issued, begins) > now + CLOCK_SKEW) {
    throw fault('TOKEN_NOT_YET_VALID', 'The token is from the future.', 'iat');
  }
  if (expires <= now) throw fault('TOKEN_EXPIRED', 'The token has expired.', 'exp');
  if (expires <= issued || expires - issued > LIFETIME_MOST) {
    throw fault('TOKEN_LIFETIME', `A token lives for at most ${LIFETIME_MOST} seconds.`, 'exp');
  }
  return expires;
}

function secondsIn(claims: JsonObject, name: string): number {
  const value = claims[name];
  if (typeof value === 'number' && value >= 0) return value;
  throw fault('TOKEN_CLAIMS', `Claim ${name} must be a number of seconds.`, name);
}

function nameIn(claims: JsonObject, name: string): string {
  const value = claims[name];
  if (typeof value === 'string' && NAME.test(value)) return value;
  throw fault('TOKEN_CLAIMS', `Claim ${name} must be a text of 1 to 255 characters.`, name);
}

function rolesIn({ roles }: JsonObject, names: readonly RoleMapping[] | undefined): ReadonlySet<Role> {
  const held = rolesFrom(roles, names);
  if (held) return held;
  const known = names?.map(({ claim }) => claim) ?? ROLES;
  throw fault('TOKEN_CLAIMS', `Claim roles must list some of ${known.join(', ')}, each once.`, 'roles');
}

/** RFC 7800 §3.1 and RFC 9449 §6.1: a thumbprint, and no other way to hold a key. */
function bindingIn({ cnf }: JsonObject): string | undefined {
  if (cnf === undefined) return undefined;
  const { jkt, ...other } = isJsonObject(cnf) ? cnf : {};
  const isThumbprint = typeof jkt === 'string' && decodeBase64Url(jkt)?.length === 32;
  if (isThumbprint && Object.keys(other).length === 0) return jkt;
  throw fault('TOKEN_CLAIMS', 'Claim cnf holds jkt, the thumbprint of a key, and nothing else.', 'cnf');
}

/** Whoever acts is the client that the token was given to, and acts for nobody who acts for somebody else. */
function actorIn({ act, client_id }: JsonObject): string | undefined {
  if (act === undefined) return undefined;
  const { sub, ...other } = isJsonObject(act) ? act : {};
  if (typeof sub === 'string' && sub === client_id && Object.keys(other).length === 0) return sub;
  throw fault('TOKEN_CLAIMS', 'Claim act holds sub, which is the client_id, and nothing else.', 'act');
}

function demoIn({ demo }: JsonObject): boolean {
  if (demo === undefined || demo === true) return demo === true;
  throw fault('TOKEN_CLAIMS', 'Claim demo is true or absent.', 'demo');
}

function fault(code: IdentityErrorCode, message: string, claim: string): IdentityError {
  return new IdentityError(code, message, { path: [claim] });
}
