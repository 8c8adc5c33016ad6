import fc from 'fast-check';

import type { Audience } from '#statement';

import {
  AT,
  OWN_CIRCLES,
  STATES,
  type World,
  anyAudience,
  anyDefinition,
  anyWorld,
  moment,
  viewOf,
  within,
} from '../../test/random-worlds.js';
import { type AudienceDefinition, audienceOf } from './audience-definition.js';
import { ALWAYS, WITHOUT_END, mayRead, readersOf } from './readers-of.js';

const JANUARY = new Date('2026-01-01T00:00:00Z');

/** The rule once more, for one state at one moment and without any sharing of code: may it read? */
function reads({ owner, any }: AudienceDefinition, state: string, world: World, at: Date): boolean {
  if (state === owner) return true;
  const since = world.members[state];
  if (since === undefined || at < since) return false;
  if (world.excluded?.[owner]?.includes(state)) return false;
  return any.some(({ circles, states, except }) => {
    const inCircle = circles.some((id) => {
      const circle = world.circles[id];
      const isForOwner = !id.includes(':') || id.startsWith(`${owner.toLowerCase()}:`);
      return circle !== undefined && isForOwner && circle.states.includes(state) && at < circle.until;
    });
    return !except.includes(state) && (inCircle || states.includes(state));
  });
}

describe('readersOf', () => {
  const NEXT_WEEK = new Date('2026-11-30T00:00:00Z');
  const world: World = {
    members: { CA: NEXT_WEEK, DE: JANUARY, FR: JANUARY, NL: JANUARY },
    circles: {
      eu: { states: ['DE', 'FR', 'NL'], until: new Date('2027-01-01T00:00:00Z') },
      oecd: { states: ['CA', 'DE', 'US'], until: new Date('2028-01-01T00:00:00Z') },
      short: { states: ['CA', 'FR'], until: NEXT_WEEK },
    },
  };
  const shared = (audience: Partial<Audience>): AudienceDefinition =>
    audienceOf('NL', { circles: [], states: [], except: [], ...audience });
  const readers = (audience: Partial<Audience>, anywhere = world): string[] =>
    [...readersOf(shared(audience), viewOf(anywhere)).keys()].sort();
  const interval = (audience: Partial<Audience>, state: string) =>
    readersOf(shared(audience), viewOf(world)).get(state);

  it('names the owner alone when nobody is named', () => {
    expect(readers({})).toEqual(['NL']);
  });

  it('names the members of a circle', () => {
    expect(readers({ circles: ['eu'] })).toEqual(['DE', 'FR', 'NL']);
  });

  it('lets no state in that is in a circle and not in the root', () => {
    expect(readers({ circles: ['oecd'] })).toEqual(['CA', 'DE', 'NL']);
  });

  it('lets no state in that is named and not in the root', () => {
    expect(readers({ states: ['CA', 'US'] })).toEqual(['CA', 'NL']);
  });

  it('lets an exception win over circle and state in the same audience', () => {
    expect(readers({ circles: ['eu'], states: ['FR'], except: ['FR'] })).toEqual(['DE', 'NL']);
  });

  it('never excludes the owner', () => {
    expect(readers({ circles: ['eu'], except: ['NL'] })).toContain('NL');
  });

  it('lets nobody in through a circle that is unknown', () => {
    expect(readers({ circles: ['eea'] })).toEqual(['NL']);
  });

  it('lets a named state in from the first moment of its membership on, without end', () => {
    expect(interval({ states: ['CA'] }, 'CA')).toEqual({ since: NEXT_WEEK, until: WITHOUT_END });
  });

  it('lets a state of a circle in from its membership on until the circle expires', () => {
    expect(interval({ circles: ['oecd'] }, 'CA')).toEqual({
      since: NEXT_WEEK,
      until: new Date('2028-01-01T00:00:00Z'),
    });
  });

  it('does not list a state whose membership begins when the circle has ended', () => {
    expect(readers({ circles: ['short'] })).toEqual(['FR', 'NL']);
  });

  it('gives a state in two circles the later end', () => {
    expect(interval({ circles: ['eu', 'oecd'] }, 'DE')?.until).toEqual(new Date('2028-01-01T00:00:00Z'));
    expect(interval({ circles: ['oecd', 'eu'] }, 'DE')?.until).toEqual(new Date('2028-01-01T00:00:00Z'));
  });

  it('gives a state that is named itself no end, whatever its circles', () => {
    expect(interval({ circles: ['eu'], states: ['FR'] }, 'FR')?.until).toEqual(WITHOUT_END);
  });

  it('lets the owner read its own always, also before and after its membership', () => {
    const gone: World = { ...world, members: { DE: JANUARY, FR: JANUARY } };
    expect(readersOf(shared({ circles: ['eu'] }), viewOf(gone)).get('NL')).toEqual(ALWAYS);
  });

  it('names a state that has left the root as a reader of nothing but its own', () => {
    fc.assert(
      fc.property(anyDefinition, anyWorld, fc.constantFrom(...STATES), (definition, anywhere, removed) => {
        const members = Object.fromEntries(
          Object.entries(anywhere.members).filter(([state]) => state !== removed),
        );
        const left = readersOf(definition, viewOf({ ...anywhere, members }));
        expect(left.has(removed)).toBe(removed === definition.owner);
      }),
    );
  });

  it('names a state that the owner has shut out as a reader of nothing of that owner', () => {
    fc.assert(
      fc.property(anyDefinition, anyWorld, fc.constantFrom(...STATES), (definition, anywhere, shutOut) => {
        const { owner } = definition;
        const excluded = { ...anywhere.excluded, [owner]: [shutOut] };
        const [before, after] = [{ ...anywhere.excluded, [owner]: [] }, excluded].map((chosen) =>
          readersOf(definition, viewOf({ ...anywhere, excluded: chosen })),
        );
        expect(after?.has(shutOut)).toBe(shutOut === owner);
        const others = [...(before ?? [])].filter(([state]) => state !== shutOut || state === owner);
        expect(after).toEqual(new Map(others));
      }),
    );
  });

  it('goes by what the owner excludes, whomever other owners exclude', () => {
    fc.assert(
      fc.property(anyDefinition, anyWorld, (definition, anywhere) => {
        const { owner } = definition;
        const own = { [owner]: anywhere.excluded?.[owner] ?? [] };
        expect(readersOf(definition, viewOf({ ...anywhere, excluded: own }))).toEqual(
          readersOf(definition, viewOf(anywhere)),
        );
      }),
    );
  });

  it('lets nobody into what one state shares through a circle that another has made', () => {
    fc.assert(
      fc.property(anyDefinition, anyWorld, (definition, anywhere) => {
        const foreign = OWN_CIRCLES.filter((id) => !id.startsWith(definition.owner.toLowerCase()));
        const any = definition.any.map((audience) => ({
          ...audience,
          circles: audience.circles.filter((id) => !foreign.includes(id)),
        }));
        expect(readersOf({ ...definition, any }, viewOf(anywhere))).toEqual(
          readersOf(definition, viewOf(anywhere)),
        );
      }),
    );
  });

  it('needs one interval for each state: several ways in begin at the same moment', () => {
    fc.assert(
      fc.property(anyDefinition, anyWorld, (definition, anywhere) => {
        const all = readersOf(definition, viewOf(anywhere));
        const apart = definition.any.map((audience) =>
          readersOf({ owner: definition.owner, any: [audience] }, viewOf(anywhere)),
        );
        for (const [state, { since, until }] of all) {
          const ways = apart.flatMap((one) => one.get(state) ?? []);
          if (state === definition.owner) continue;
          expect(new Set(ways.map((way) => way.since.getTime()))).toEqual(new Set([since.getTime()]));
          expect(Math.max(...ways.map((way) => way.until.getTime()))).toBe(until.getTime());
        }
      }),
    );
  });

  it('has no interval that is empty', () => {
    fc.assert(
      fc.property(anyDefinition, anyWorld, (definition, anywhere) => {
        for (const { since, until } of readersOf(definition, viewOf(anywhere)).values())
          expect(since < until).toBe(true);
      }),
    );
  });

  it('names nobody new when an exception is added', () => {
    fc.assert(
      fc.property(anyDefinition, anyWorld, fc.constantFrom(...STATES), (definition, anywhere, excluded) => {
        const any = definition.any.map((audience) => ({
          ...audience,
          except: [...audience.except, excluded],
        }));
        const before = readersOf(definition, viewOf(anywhere));
        const after = readersOf({ ...definition, any }, viewOf(anywhere));
        expect([...after].filter(([state, one]) => !within(one, before.get(state)))).toEqual([]);
        expect(after.has(excluded)).toBe(excluded === definition.owner);
      }),
    );
  });

  it('takes nothing from anybody when another audience is added', () => {
    fc.assert(
      fc.property(anyDefinition, anyWorld, anyAudience, (definition, anywhere, further) => {
        const wider = readersOf({ ...definition, any: [...definition.any, further] }, viewOf(anywhere));
        const before = readersOf(definition, viewOf(anywhere));
        expect([...before].filter(([state, one]) => !within(one, wider.get(state)))).toEqual([]);
      }),
    );
  });
});

describe('mayRead', () => {
  it('agrees with the rule written down for one state and one moment', () => {
    fc.assert(
      fc.property(anyDefinition, anyWorld, moment, (definition, anywhere, at) => {
        const allowed = STATES.filter((state) => mayRead(definition, state, viewOf(anywhere), at));
        expect(allowed).toEqual(STATES.filter((state) => reads(definition, state, anywhere, at)));
      }),
      { numRuns: 1000 },
    );
  });

  it('begins at the first moment of an interval and is over at its last', () => {
    const definition = audienceOf('NL', { circles: ['eu'], states: [], except: [] });
    const until = new Date(AT.getTime() + 1000);
    const view = viewOf({ members: { FR: AT }, circles: { eu: { states: ['FR'], until } } });
    const at = (milliseconds: number): boolean =>
      mayRead(definition, 'FR', view, new Date(AT.getTime() + milliseconds));
    expect([at(-1), at(0), at(999), at(1000)]).toEqual([false, true, true, false]);
  });
});
