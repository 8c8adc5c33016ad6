import { type Audience, circleOwner } from '#statement';

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
  /** Whether `owner` has shut `state` out of all its records. */
  isExcluded(owner: string, state: string): boolean;
  /** Until when the node of a log lets this one show what it granted; undefined without a lease. */
  leaseUntil(origin: string): Date | undefined;
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
 * earlier, so several ways in make one interval, the longest of them. Whom the owner has shut out of all its
 * records, no way lets in; nor does what was granted by another node whose lease is over. The owner reads always: once it has
 * left the root nobody can speak for it any more, and that root names it as a reader of nothing else.
 */
export function readersOf(audience: AudienceDefinition, members: MembershipView): Map<string, Interval> {
  const readers = new Map<string, Interval>();
  const { owner, any } = audience;
  const lease = leaseOf(audience, members);
  for (const [state, end] of any.flatMap((alternative) => named(alternative, owner, members))) {
    if (members.isExcluded(owner, state)) continue;
    const since = members.memberFrom(state);
    const until = end < lease ? end : lease;
    const latest = readers.get(state)?.until ?? since;
    if (since && latest && latest < until) readers.set(state, { since, until });
  }
  return readers.set(owner, ALWAYS);
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

/**
 * The roster of a circle as an audience of `owner` may use it. A circle of a state's own lets nobody into what
 * another state shares: its owner would widen that.
 */
export function rosterFor(owner: string, circle: string, members: MembershipView): Roster | undefined {
  return (circleOwner(circle) ?? owner) === owner ? members.rosterOf(circle) : undefined;
}

/** When what lets states in is over in any case; long ago where there is no lease and there should be. */
function leaseOf({ lease }: AudienceDefinition, members: MembershipView): Date {
  return lease === undefined ? WITHOUT_END : (members.leaseUntil(lease) ?? new Date(0));
}

/** Each way in, with its end. Exclusions bind within the audience they stand in. */
function named(
  { states, circles, except }: Audience,
  owner: string,
  members: MembershipView,
): [string, Date][] {
  const excluded = new Set<string>(except);
  const byName = states.map((state): [string, Date] => [state, WITHOUT_END]);
  const byCircle = circles
    .map((circle) => rosterFor(owner, circle, members))
    .flatMap((roster) => roster?.states?.map((state): [string, Date] => [state, roster.until]) ?? []);
  return [...byName, ...byCircle].filter(([state]) => !excluded.has(state));
}
