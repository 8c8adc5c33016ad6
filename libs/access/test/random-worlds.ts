import fc from 'fast-check';

import type { Audience } from '#statement';

import type { AudienceDefinition, Interval, MembershipView } from '../src/index.js';

export const AT = new Date('2026-11-23T12:00:00Z');
export const STATES = ['CA', 'DE', 'FR', 'NL', 'US'];
export const CIRCLES = ['eu', 'oecd', 'nl-de'];
/** Circles that NL and FR have made themselves. */
export const OWN_CIRCLES = ['nl:near', 'fr:near'];

/** A membership as plain data: who is a member from when, who is in which circle until when, whom owners shut out. */
export interface World {
  readonly members: Readonly<Record<string, Date>>;
  readonly circles: Readonly<Record<string, { readonly states: readonly string[]; readonly until: Date }>>;
  readonly excluded?: Readonly<Record<string, readonly string[]>>;
}

export const viewOf = ({ members, circles, excluded }: World): MembershipView => ({
  memberFrom: (state) => members[state],
  rosterOf: (id) => circles[id],
  leaseUntil: () => undefined,
  isExcluded: (owner, state) => excluded?.[owner]?.includes(state) ?? false,
});

/** Moments around `AT`, and often the very same one twice. */
export const moment: fc.Arbitrary<Date> = fc
  .integer({ min: -3, max: 3 })
  .map((days) => new Date(AT.getTime() + days * 86_400_000));

const someOf = (values: string[]): fc.Arbitrary<string[]> => fc.subarray(values);

export const anyAudience: fc.Arbitrary<Audience> = fc.record({
  circles: someOf([...CIRCLES, ...OWN_CIRCLES, 'unknown', 'nl:unknown']),
  states: someOf(STATES),
  except: someOf(STATES),
});

export const anyDefinition: fc.Arbitrary<AudienceDefinition> = fc.record({
  owner: fc.constantFrom(...STATES),
  any: fc.array(anyAudience, { maxLength: 4 }),
});

const anyCircle = fc.record({ states: someOf(STATES), until: moment });

export const anyWorld: fc.Arbitrary<World> = fc.record({
  members: fc.dictionary(fc.constantFrom(...STATES), moment),
  circles: fc.record({
    eu: anyCircle,
    oecd: anyCircle,
    'nl-de': anyCircle,
    'nl:near': anyCircle,
    'fr:near': anyCircle,
  }),
  excluded: fc.dictionary(fc.constantFrom(...STATES), someOf(STATES)),
});

export const within = (inner: Interval, outer: Interval | undefined): boolean =>
  outer !== undefined && outer.since <= inner.since && inner.until <= outer.until;
