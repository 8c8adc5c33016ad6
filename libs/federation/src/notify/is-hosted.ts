import type { Membership } from '#membership';

import type { FederationOptions } from '../federation-options.js';

/** Whether a state is a member now, and at home at this node: others are told elsewhere. */
export function isHosted(
  membership: Membership,
  state: string,
  { clock, origin }: Pick<FederationOptions, 'clock' | 'origin'>,
): boolean {
  return membership.isMember(state, clock.now()) && membership.homeLog(state) === origin;
}
