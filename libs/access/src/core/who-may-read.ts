import type { Audience } from '#statement';

import type { AudienceDefinition } from './audience-definition.js';

/** What the decision needs to know of the membership, at one moment. */
export interface MembershipView {
  /** Circles are looked up when read: an unknown or expired one is undefined and lets nobody in. */
  statesOf(
    circle: string,
    at: Date,
  ): { readonly states: readonly string[]; readonly until: Date } | undefined;
  isMember(state: string, at: Date): boolean;
}

/** Further than any lease or circle reaches. */
export const WITHOUT_END = new Date('9999-12-31T00:00:00Z');

/**
 * The one decision about who may see what: every state that may read content of this audience at `at`,
 * and until when that holds if nothing changes. The database only repeats its result.
 */
export function whoMayRead(
  audience: AudienceDefinition,
  members: MembershipView,
  at: Date,
): Map<string, Date> {
  const readers = new Map<string, Date>();
  for (const alternative of audience.any) {
    for (const [state, until] of named(alternative, members, at)) {
      if (members.isMember(state, at)) keepLatest(readers, state, until);
    }
  }
  readers.set(audience.owner, WITHOUT_END);
  return readers;
}

export function mayRead(
  audience: AudienceDefinition,
  state: string,
  members: MembershipView,
  at: Date,
): boolean {
  return whoMayRead(audience, members, at).has(state);
}

/** Exclusions bind within the audience they stand in. */
function named(audience: Audience, members: MembershipView, at: Date): Map<string, Date> {
  const states = new Map<string, Date>(audience.states.map((state) => [state, WITHOUT_END]));
  for (const circle of audience.circles) {
    const roster = members.statesOf(circle, at);
    for (const state of roster?.states ?? []) keepLatest(states, state, roster?.until ?? at);
  }
  for (const state of audience.except) states.delete(state);
  return states;
}

function keepLatest(readers: Map<string, Date>, state: string, until: Date): void {
  const known = readers.get(state);
  if (!known || known < until) readers.set(state, until);
}
