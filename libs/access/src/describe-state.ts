import type { Membership } from '#membership';

import { State } from './state.type.js';

/**
 * What members may know of a state; a country without membership is a code and a name. Whether a membership
 * has begun is a question of the moment, which the resolver of `State` answers.
 */
export function describeState(code: string, membership: Membership): State {
  const entry = membership.state(code);
  return Object.assign(new State(), {
    code,
    memberSince: entry?.memberSince,
    participation: entry?.participation,
    authorities: (entry?.authorities ?? []).map((authority) => authority.name),
    contactPoint: entry?.contactPoint,
  });
}
