import type { Audience } from '#statement';

import type { AudienceDefinition } from './audience-definition.js';

/** From `since` on, and no longer at `until`. */
export interface Interval {
  readonly since: Date;
  readonly until: Date;
}

/** The states of a circle and when it ends; `states` is absent when the roster is not for the one who asks. */
export interface Roster {
  readonly states?: readonly string[];
  readonly until: Date;
}

/** What the decision needs to know of the membership. */
export interface MembershipView {
  /** First moment of a membership, which may lie ahead; undefined for a state that is not in the root. */
  memberFrom(state: string): Date | undefined;
  /** Undefined for a circle that is unknown: it lets nobody in. */
  rosterOf(circle: string): Roster | undefined;
}

/** Further than any circle reaches. */
export const WITHOUT_END = new Date('9999-12-31T00:00:00Z');

/** An owner's hold on its own records, whatever becomes of its membership. */
export const ALWAYS: Interval = { since: new Date(0), until: WITHOUT_END };

/**
 * The one decision about who may see what: every state that may ever read content of this audience under
 * this membership, and when. The database only repeats its result.
 *
 * Whatever lets a state in begins with its membership (00:00 UTC of the first day) and a circle only ends it
 * earlier, so several ways in make one interval, the longest of them. The owner reads always: once it has
 * left the root nobody can speak for it any more, and that root names it as a reader of nothing else.
 */
export function readersOf(audience: AudienceDefinition, members: MembershipView): Map<string, Interval> {
  const readers = new Map<string, Interval>();
  for (const [state, until] of audience.any.flatMap((alternative) => named(alternative, members))) {
    const since = members.memberFrom(state);
    const latest = readers.get(state)?.until ?? since;
    if (since && latest && latest < until) readers.set(state, { since, until });
  }
  return readers.set(audience.owner, ALWAYS);
}

export function mayRead(
  audience: AudienceDefinition,
  state: string,
  members: MembershipView,
  at: Date,
): boolean {
  return holdsAt(readersOf(audience, members).get(state), at);
}

export function holdsAt(interval: Interval | undefined, at: Date): boolean {
  return interval !== undefined && interval.since <= at && at < interval.until;
}

/** Each way in, with its end. Exclusions bind within the audience they stand in. */
function named({ states, circles, except }: Audience, members: MembershipView): [string, Date][] {
  const excluded = new Set<string>(except);
  const byName = states.map((state): [string, Date] => [state, WITHOUT_END]);
  const byCircle = circles
    .map((circle) => members.rosterOf(circle))
    .flatMap((roster) => roster?.states?.map((state): [string, Date] => [state, roster.until]) ?? []);
  return [...byName, ...byCircle].filter(([state]) => !excluded.has(state));
}
