import type { Circle, Membership } from '#membership';

import { circleOwner } from '#statement';

import { type OwnRules, viewOf } from './core/own-rules.js';
import type { MembershipView } from './core/readers-of.js';

/** Whether officers of the state may know that there is such a circle, and share with it. */
export function knowsCircle({ roster, states }: Circle, state: string): boolean {
  return roster === 'open' || states.includes(state);
}

/** Whether officers of the state may know who is in the circle. */
export function seesRoster(circle: Circle, state: string): boolean {
  return circle.roster !== 'owner' && knowsCircle(circle, state);
}

/**
 * The membership as officers of `state` may know it, with what their own state has said. What is worked out from
 * this view alone tells them of no roster that is not for them: they could go through all states and ask of each
 * whether it is reached.
 */
export function knownTo(state: string, membership: Membership, rules: OwnRules): MembershipView {
  const whole = viewOf(membership, rules);
  return {
    memberFrom: (code) => membership.memberFrom(code),
    leaseUntil: () => undefined,
    isExcluded: (owner, code) => owner === state && whole.isExcluded(owner, code),
    rosterOf: (id) => {
      if (circleOwner(id) === state) return whole.rosterOf(id);
      const circle = membership.circle(id);
      const roster = membership.rosterOf(id);
      if (!circle || !roster || !knowsCircle(circle, state)) return undefined;
      return seesRoster(circle, state) ? roster : { until: roster.until };
    },
  };
}
