import type { JsonObject } from '#statement';

import { IdentityError } from './identity.errors.js';

/** RFC 9068 §2.1. An id token has typ `JWT` and thus never passes for an access token. */
const TYPES: readonly unknown[] = ['at+jwt', 'application/at+jwt'];
/** They bring a key along, or change what is signed (RFC 7515 §4.1, RFC 7797). */
const REFUSED = ['jku', 'jwk', 'x5u', 'x5c', 'crit', 'b64'];

/**
 * The id of the key that is said to have signed. Keys in the root are all ES256, so nothing else can be right.
 * @throws IdentityError TOKEN_TYPE, TOKEN_ALGORITHM, TOKEN_HEADER
 */
export function checkTokenHeader(header: JsonObject): string {
  if (!TYPES.includes(header.typ)) throw new IdentityError('TOKEN_TYPE', 'The token is not of type at+jwt.');
  if (header.alg !== 'ES256')
    throw new IdentityError('TOKEN_ALGORITHM', 'Access tokens are signed with ES256.');
  const refused = REFUSED.find((name) => name in header);
  if (refused !== undefined) {
    throw new IdentityError('TOKEN_HEADER', `The token's header may not hold ${refused}.`, {
      path: [refused],
    });
  }
  if (typeof header.kid === 'string') return header.kid;
  throw new IdentityError('TOKEN_HEADER', "The token's header names no key.", { path: ['kid'] });
}
