import { ALL_MEMBERS } from '#statement';

import { type MembershipView, type Roster, WITHOUT_END } from './readers-of.js';

/** What states have said in their logs about whom they share with at all. */
export interface OwnRules {
  /** Circles of states' own, by id, as the newest manifest of each says. */
  readonly circles: ReadonlyMap<string, Roster>;
  /** By owner: the members that are shut out of all its records. */
  readonly excluded: ReadonlyMap<string, ReadonlySet<string>>;
  /** By log: until when its node lets this one show what it granted. */
  readonly leases: ReadonlyMap<string, Date>;
}

/** Where no state has said anything. */
export const NO_RULES: OwnRules = { circles: new Map(), excluded: new Map(), leases: new Map() };

/** What the root says, as far as the decision needs it. */
export interface RootView {
  memberFrom(state: string): Date | undefined;
  rosterOf(circle: string): Roster | undefined;
  memberStates(): readonly string[];
}

/** The membership with what states have said themselves. */
export function viewOf(root: RootView, rules: OwnRules): MembershipView {
  return {
    memberFrom: (state) => root.memberFrom(state),
    rosterOf: (circle) =>
      circle === ALL_MEMBERS
        ? { states: root.memberStates(), until: WITHOUT_END }
        : (root.rosterOf(circle) ?? rules.circles.get(circle)),
    leaseUntil: (origin) => rules.leases.get(origin),
    isExcluded: (owner, state) => rules.excluded.get(owner)?.has(state) ?? false,
  };
}
