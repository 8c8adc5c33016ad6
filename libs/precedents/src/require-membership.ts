import type { Membership } from '#membership';

import { PrecedentsError } from './precedents.errors.js';

/**
 * For work that may outlive what its token said.
 * @throws PrecedentsError MEMBERSHIP_ENDED
 */
export function requireMembership(membership: Membership, state: string, now: Date): void {
  if (membership.isMember(state, now)) return;
  throw new PrecedentsError('MEMBERSHIP_ENDED', 'Your state is no longer a member of the register.', {
    advice: 'Ask the contact point of a member.',
  });
}
