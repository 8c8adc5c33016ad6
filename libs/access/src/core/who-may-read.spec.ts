import fc from 'fast-check';

import type { Audience } from '#statement';

import { type AudienceDefinition, audienceOf } from './audience-definition.js';
import { type MembershipView, WITHOUT_END, mayRead, whoMayRead } from './who-may-read.js';

const STATES = ['CA', 'DE', 'FR', 'NL', 'US'];
const CIRCLES = ['eu', 'oecd', 'nl-de'];
const AT = new Date('2026-11-23T12:00:00Z');

interface World {
  readonly members: readonly string[];
  readonly circles: Readonly<Record<string, { readonly states: readonly string[]; readonly until: Date }>>;
}

const worldOf = (world: World): MembershipView => ({
  isMember: (state) => world.members.includes(state),
  statesOf: (id, at) => {
    const circle = world.circles[id];
    return circle && at < circle.until ? circle : undefined;
  },
});

/** The rule once more, state by state and without any sharing of code: until when may this one read, if at all? */
function until(definition: AudienceDefinition, state: string, world: World, at: Date): Date | undefined {
  if (state === definition.owner) return WITHOUT_END;
  if (!world.members.includes(state)) return undefined;
  const ways = definition.any
    .filter((audience) => !audience.except.includes(state))
    .flatMap((audience) => [
      ...(audience.states.includes(state) ? [WITHOUT_END.getTime()] : []),
      ...audience.circles
        .map((id) => world.circles[id])
        .flatMap((circle) =>
          circle?.states.includes(state) && circle.until > at ? [circle.until.getTime()] : [],
        ),
    ]);
  return ways.length > 0 ? new Date(Math.max(...ways)) : undefined;
}

const someOf = (values: string[]): fc.Arbitrary<string[]> => fc.subarray(values);
const anyAudience: fc.Arbitrary<Audience> = fc.record({
  circles: someOf([...CIRCLES, 'unknown']),
  states: someOf(STATES),
  except: someOf(STATES),
});
const anyDefinition = fc.record({
  owner: fc.constantFrom(...STATES),
  any: fc.array(anyAudience, { maxLength: 4 }),
});
const moment = fc.integer({ min: -3, max: 3 }).map((days) => new Date(AT.getTime() + days * 86_400_000));
const anyCircle = fc.record({ states: someOf(STATES), until: moment });
const anyWorld: fc.Arbitrary<World> = fc.record({
  members: someOf(STATES),
  circles: fc.record({ eu: anyCircle, oecd: anyCircle, 'nl-de': anyCircle }),
});

const readers = (definition: AudienceDefinition, world: World, at = AT): string[] =>
  [...whoMayRead(definition, worldOf(world), at).keys()].sort();

describe('whoMayRead', () => {
  const world: World = {
    members: ['CA', 'DE', 'FR', 'NL'],
    circles: {
      eu: { states: ['DE', 'FR', 'NL'], until: new Date('2027-01-01T00:00:00Z') },
      oecd: { states: ['CA', 'DE', 'US'], until: new Date('2028-01-01T00:00:00Z') },
    },
  };
  const shared = (audience: Partial<Audience>): AudienceDefinition =>
    audienceOf('NL', { circles: [], states: [], except: [], ...audience });

  it('names the owner alone when nobody is named', () => {
    expect(readers(shared({}), world)).toEqual(['NL']);
  });

  it('names the members of a circle', () => {
    expect(readers(shared({ circles: ['eu'] }), world)).toEqual(['DE', 'FR', 'NL']);
  });

  it('lets no state in that is in a circle and no member', () => {
    expect(readers(shared({ circles: ['oecd'] }), world)).toEqual(['CA', 'DE', 'NL']);
  });

  it('lets no state in that is named and no member', () => {
    expect(readers(shared({ states: ['CA', 'US'] }), world)).toEqual(['CA', 'NL']);
  });

  it('lets an exception win over circle and state in the same audience', () => {
    expect(readers(shared({ circles: ['eu'], states: ['FR'], except: ['FR'] }), world)).toEqual(['DE', 'NL']);
  });

  it('never excludes the owner', () => {
    expect(readers(shared({ circles: ['eu'], except: ['NL'] }), world)).toContain('NL');
  });

  it('lets nobody in through a circle that is unknown', () => {
    expect(readers(shared({ circles: ['eea'] }), world)).toEqual(['NL']);
  });

  it('ends a circle at its very moment of expiry', () => {
    const definition = shared({ circles: ['eu'] });
    expect(readers(definition, world, new Date('2026-12-31T23:59:59.999Z'))).toContain('FR');
    expect(readers(definition, world, new Date('2027-01-01T00:00:00.000Z'))).toEqual(['NL']);
  });

  it('gives the owner no end, and a state in two circles the later one', () => {
    const found = whoMayRead(shared({ circles: ['eu', 'oecd'] }), worldOf(world), AT);
    expect(found.get('NL')).toEqual(WITHOUT_END);
    expect(found.get('FR')).toEqual(new Date('2027-01-01T00:00:00Z'));
    expect(found.get('DE')).toEqual(new Date('2028-01-01T00:00:00Z'));
  });

  it('gives a state that is named itself no end, whatever its circles', () => {
    const found = whoMayRead(shared({ circles: ['eu'], states: ['FR'] }), worldOf(world), AT);
    expect(found.get('FR')).toEqual(WITHOUT_END);
  });

  it('agrees with the rule written down state by state', () => {
    fc.assert(
      fc.property(anyDefinition, anyWorld, (definition, anywhere) => {
        const found = whoMayRead(definition, worldOf(anywhere), AT);
        for (const state of STATES) {
          expect(found.get(state)).toEqual(until(definition, state, anywhere, AT));
        }
        expect([...found.keys()].filter((state) => !STATES.includes(state))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('names nobody new when an exception is added', () => {
    fc.assert(
      fc.property(anyDefinition, anyWorld, fc.constantFrom(...STATES), (definition, anywhere, excluded) => {
        const any = definition.any.map((audience) => ({
          ...audience,
          except: [...audience.except, excluded],
        }));
        const before = new Set(readers(definition, anywhere));
        const after = readers({ ...definition, any }, anywhere);
        expect(after.filter((state) => !before.has(state))).toEqual([]);
        expect(after.includes(excluded)).toBe(excluded === definition.owner);
      }),
    );
  });

  it('takes nobody out when another audience is added', () => {
    fc.assert(
      fc.property(anyDefinition, anyWorld, anyAudience, (definition, anywhere, further) => {
        const wider = readers({ ...definition, any: [...definition.any, further] }, anywhere);
        expect(wider).toEqual(expect.arrayContaining(readers(definition, anywhere)));
      }),
    );
  });

  it('names nobody new as time goes by under the same membership', () => {
    fc.assert(
      fc.property(anyDefinition, anyWorld, moment, moment, (definition, anywhere, one, other) => {
        const [earlier, later] = one < other ? [one, other] : [other, one];
        const before = new Set(readers(definition, anywhere, earlier));
        expect(readers(definition, anywhere, later).filter((state) => !before.has(state))).toEqual([]);
      }),
    );
  });

  it('takes a state that is removed from the membership out of every audience but its own', () => {
    fc.assert(
      fc.property(anyDefinition, anyWorld, fc.constantFrom(...STATES), (definition, anywhere, removed) => {
        const members = anywhere.members.filter((state) => state !== removed);
        const left = readers(definition, { ...anywhere, members });
        expect(left.includes(removed)).toBe(removed === definition.owner);
      }),
    );
  });
});

describe('mayRead', () => {
  it('says of each state what whoMayRead says of all', () => {
    fc.assert(
      fc.property(anyDefinition, anyWorld, (definition, anywhere) => {
        const allowed = STATES.filter((state) => mayRead(definition, state, worldOf(anywhere), AT));
        expect(allowed).toEqual(readers(definition, anywhere));
      }),
    );
  });
});
