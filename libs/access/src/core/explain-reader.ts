import type { Audience } from '#statement';

import type { AudienceDefinition } from './audience-definition.js';
import { type Interval, type MembershipView, holdsAt, readersOf, rosterFor } from './readers-of.js';

/** Why a state may read, or what is in its way; a closed list. */
export type ReaderReason =
  | { readonly code: 'owner' }
  | { readonly code: 'named' }
  | { readonly code: 'in_circle' | 'circle_expired'; readonly circle: string; readonly until: Date }
  | { readonly code: 'circle_unknown' | 'circle_not_shown'; readonly circle: string }
  | { readonly code: 'excluded' }
  | { readonly code: 'excluded_by_owner' }
  | { readonly code: 'not_yet_a_member'; readonly since: Date }
  | { readonly code: 'not_a_member' }
  | { readonly code: 'not_included' }
  | { readonly code: 'not_shared' };

export interface ReaderExplanation {
  /** `cannot_tell`: it depends on a roster that is not for the one who asks. */
  readonly mayRead: 'yes' | 'no' | 'cannot_tell';
  /** When the state may read by what is shown, also if that lies ahead or behind. */
  readonly interval: Interval | undefined;
  /** Never empty: what lets it in; else everything that does not. */
  readonly reasons: readonly ReaderReason[];
}

const LETS_IN = new Set<ReaderReason['code']>(['owner', 'named', 'in_circle']);

/** Says of one state what `readersOf` decides about it at `at`, and why. */
export function explainReader(
  definition: AudienceDefinition,
  state: string,
  members: MembershipView,
  at: Date,
): ReaderExplanation {
  const interval = readersOf(definition, members).get(state);
  const found = distinct(reasonsFor(definition, state, members, at));
  if (holdsAt(interval, at)) {
    return { mayRead: 'yes', interval, reasons: found.filter(({ code }) => LETS_IN.has(code)) };
  }
  const open = found.some(({ code }) => code === 'circle_not_shown') && !found.some(isBar);
  return { mayRead: open ? 'cannot_tell' : 'no', interval, reasons: found };
}

/** What no circle helps against. */
function isBar({ code }: ReaderReason): boolean {
  return code === 'not_a_member' || code === 'not_yet_a_member' || code === 'excluded_by_owner';
}

function reasonsFor(
  { owner, any }: AudienceDefinition,
  state: string,
  members: MembershipView,
  at: Date,
): ReaderReason[] {
  if (state === owner) return [{ code: 'owner' }];
  if (any.length === 0) return [{ code: 'not_shared' }];
  const asked = { owner, state, members, at };
  const byAudience = any.flatMap((audience) => reasonsIn(audience, asked));
  const shutOut: ReaderReason[] = members.isExcluded(owner, state) ? [{ code: 'excluded_by_owner' }] : [];
  return [
    ...shutOut,
    ...membershipReasons(state, members, at),
    ...(byAudience.length > 0 ? byAudience : [{ code: 'not_included' } as const]),
  ];
}

/** Whose access to whose records is in question, and when. */
interface Asked {
  readonly owner: string;
  readonly state: string;
  readonly members: MembershipView;
  readonly at: Date;
}

function reasonsIn(audience: Audience, asked: Asked): ReaderReason[] {
  if (new Set<string>(audience.except).has(asked.state)) return [{ code: 'excluded' }];
  const named: ReaderReason[] = new Set<string>(audience.states).has(asked.state) ? [{ code: 'named' }] : [];
  return [...named, ...audience.circles.flatMap((circle) => circleReason(circle, asked))];
}

/** A circle that the state is not in gives no reason. */
function circleReason(circle: string, { owner, state, members, at }: Asked): ReaderReason[] {
  const roster = rosterFor(owner, circle, members);
  if (!roster) return [{ code: 'circle_unknown', circle }];
  const { states, until } = roster;
  if (states && !states.includes(state)) return [];
  if (until <= at) return [{ code: 'circle_expired', circle, until }];
  return [states ? { code: 'in_circle', circle, until } : { code: 'circle_not_shown', circle }];
}

function membershipReasons(state: string, members: MembershipView, at: Date): ReaderReason[] {
  const since = members.memberFrom(state);
  if (!since) return [{ code: 'not_a_member' }];
  return since > at ? [{ code: 'not_yet_a_member', since }] : [];
}

function distinct(reasons: readonly ReaderReason[]): ReaderReason[] {
  return [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()];
}
