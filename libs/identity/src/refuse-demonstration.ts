import type { Membership } from '#membership';
import type { JsonObject } from '#statement';

import { IdentityError } from './identity.errors.js';

const DEMONSTRATION_HOST = '.demonstration.invalid';

/** Whether an issuer is one that this software makes up; `.invalid` is no one's for ever (RFC 6761 §6.4). */
export function isDemonstrationIssuer(iss: unknown): boolean {
  return typeof iss === 'string' && URL.canParse(iss) && new URL(iss).hostname.endsWith(DEMONSTRATION_HOST);
}

/**
 * Keeps made-up officers, whose keys anyone may have, out of a real register. Runs before anything is
 * verified: it can only refuse.
 * @throws IdentityError TOKEN_DEMONSTRATION
 */
export function refuseDemonstration(claims: JsonObject, membership: Membership): void {
  if (membership.demo || !('demo' in claims || isDemonstrationIssuer(claims.iss))) return;
  throw new IdentityError('TOKEN_DEMONSTRATION', 'Demonstration tokens do not count in this register.', {
    advice: 'Sign in with your own state.',
  });
}
