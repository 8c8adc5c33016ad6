import fc from 'fast-check';

import type { Audience } from '#statement';

import { AT, STATES, type World, anyDefinition, anyWorld, moment, viewOf } from '../../test/random-worlds.js';
import { type AudienceDefinition, audienceOf, audienceOfAny } from './audience-definition.js';
import { type ReaderReason, explainReader } from './explain-reader.js';
import { ALWAYS, type MembershipView, mayRead, readersOf } from './readers-of.js';

const JANUARY = new Date('2026-01-01T00:00:00Z');
const PAST = new Date('2026-10-01T00:00:00Z');
const AHEAD = new Date('2027-10-01T00:00:00Z');

const world: World = {
  members: { CA: AHEAD, DE: JANUARY, FR: JANUARY, NL: JANUARY },
  circles: {
    eu: { states: ['DE', 'FR', 'NL'], until: AHEAD },
    old: { states: ['FR', 'NL'], until: PAST },
    'all-members': { states: ['CA', 'DE', 'FR', 'NL'], until: AHEAD },
  },
};
/** The same, but the roster of `eu` is not for the one who asks. */
const withoutRoster: MembershipView = {
  ...viewOf(world),
  rosterOf: (id) => (id === 'eu' ? { until: AHEAD } : viewOf(world).rosterOf(id)),
};

const shared = (audience: Partial<Audience>): AudienceDefinition =>
  audienceOf('NL', { circles: [], states: [], except: [], ...audience });
const explain = (audience: Partial<Audience>, state: string, view = viewOf(world)) =>
  explainReader(shared(audience), state, view, AT);

describe('explainReader', () => {
  it.each<[string, Partial<Audience>, string, ReaderReason[]]>([
    ['its owner', { circles: ['eu'] }, 'NL', [{ code: 'owner' }]],
    ['its owner, though excluded', { circles: ['eu'], except: ['NL'] }, 'NL', [{ code: 'owner' }]],
    ['named', { states: ['DE'] }, 'DE', [{ code: 'named' }]],
    ['in a circle', { circles: ['eu'] }, 'DE', [{ code: 'in_circle', circle: 'eu', until: AHEAD }]],
    [
      'in one circle, with another unknown and a third expired',
      { circles: ['eu', 'eea', 'old'] },
      'FR',
      [{ code: 'in_circle', circle: 'eu', until: AHEAD }],
    ],
    [
      'named and in a circle',
      { circles: ['eu'], states: ['FR'] },
      'FR',
      [{ code: 'named' }, { code: 'in_circle', circle: 'eu', until: AHEAD }],
    ],
  ])('says that a state reads because it is %s', (_, audience, state, reasons) => {
    expect(explain(audience, state)).toMatchObject({ mayRead: 'yes', reasons });
  });

  it.each<[string, Partial<Audience>, string, ReaderReason[]]>([
    ['it is for the owner alone', {}, 'FR', [{ code: 'not_shared' }]],
    ['the state is neither named nor in the circle', { circles: ['old'] }, 'DE', [{ code: 'not_included' }]],
    [
      'the state is excluded',
      { circles: ['eu'], states: ['FR'], except: ['FR'] },
      'FR',
      [{ code: 'excluded' }],
    ],
    [
      'its circle has expired',
      { circles: ['old'] },
      'FR',
      [{ code: 'circle_expired', circle: 'old', until: PAST }],
    ],
    ['the circle is unknown', { circles: ['eea'] }, 'FR', [{ code: 'circle_unknown', circle: 'eea' }]],
    [
      'its membership has not begun',
      { states: ['CA'] },
      'CA',
      [{ code: 'not_yet_a_member', since: AHEAD }, { code: 'named' }],
    ],
    ['it has left the register', { states: ['US'] }, 'US', [{ code: 'not_a_member' }, { code: 'named' }]],
    ['it was never meant', { states: ['FR'] }, 'US', [{ code: 'not_a_member' }, { code: 'not_included' }]],
  ])('says that a state does not read because %s', (_, audience, state, reasons) => {
    expect(explain(audience, state)).toMatchObject({ mayRead: 'no', reasons });
  });

  it('says that the owner has shut a state out, however it is named', () => {
    const view = viewOf({ ...world, excluded: { NL: ['FR'], DE: ['NL'] } });
    expect(explain({ circles: ['eu'], states: ['FR'] }, 'FR', view)).toMatchObject({
      mayRead: 'no',
      reasons: [{ code: 'excluded_by_owner' }, { code: 'named' }, { code: 'in_circle' }],
    });
    expect(explain({ circles: ['eu'] }, 'NL', view).reasons).toEqual([{ code: 'owner' }]);
    expect(explain({ circles: ['eu'] }, 'DE', view).mayRead).toBe('yes');
  });

  it('takes a circle that another state has made for unknown', () => {
    const own = { states: ['FR'], until: AHEAD };
    const view = viewOf({ ...world, circles: { 'nl:near': own, 'de:near': own } });
    expect(explain({ circles: ['nl:near'] }, 'FR', view).mayRead).toBe('yes');
    expect(explain({ circles: ['de:near'] }, 'FR', view).reasons).toEqual([
      { code: 'circle_unknown', circle: 'de:near' },
    ]);
  });

  it('gives a reason that stands in two audiences once', () => {
    const definition = audienceOfAny('NL', [
      { circles: ['eu'], states: [], except: ['FR'] },
      { circles: ['old'], states: [], except: ['FR'] },
    ]);
    expect(explainReader(definition, 'FR', viewOf(world), AT).reasons).toEqual([{ code: 'excluded' }]);
  });

  it('says that a state reads which one audience excludes and another names', () => {
    const definition = audienceOfAny('NL', [
      { circles: ['eu'], states: [], except: ['FR'] },
      { circles: [], states: ['FR'], except: [] },
    ]);
    expect(explainReader(definition, 'FR', viewOf(world), AT)).toMatchObject({
      mayRead: 'yes',
      reasons: [{ code: 'named' }],
    });
  });

  it('says when a state will read whose membership lies ahead', () => {
    expect(explain({ states: ['CA'] }, 'CA').interval?.since).toEqual(AHEAD);
    expect(explain({}, 'NL').interval).toEqual(ALWAYS);
  });

  it('does not tell whether a state is in a circle whose roster is not shown', () => {
    const [inside, outside] = ['FR', 'DE'].map((state) => explain({ circles: ['eu'] }, state, withoutRoster));
    expect(inside).toEqual(outside);
    expect(inside).toEqual({
      mayRead: 'cannot_tell',
      interval: undefined,
      reasons: [{ code: 'circle_not_shown', circle: 'eu' }],
    });
  });

  it('tells what no roster changes: that a state is excluded, or no member', () => {
    expect(explain({ circles: ['eu'], except: ['FR'] }, 'FR', withoutRoster).mayRead).toBe('no');
    expect(explain({ circles: ['eu'] }, 'US', withoutRoster).mayRead).toBe('no');
    expect(explain({ circles: ['eu'], states: ['FR'] }, 'FR', withoutRoster).mayRead).toBe('yes');
    const shutOut = { ...withoutRoster, isExcluded: () => true };
    expect(explain({ circles: ['eu'] }, 'FR', shutOut).mayRead).toBe('no');
  });

  it('answers as mayRead decides, with the interval of readersOf', () => {
    fc.assert(
      fc.property(
        anyDefinition,
        anyWorld,
        moment,
        fc.constantFrom(...STATES),
        (definition, anywhere, at, state) => {
          const view = viewOf(anywhere);
          const { mayRead: answer, interval } = explainReader(definition, state, view, at);
          expect(answer).toBe(mayRead(definition, state, view, at) ? 'yes' : 'no');
          expect(interval).toEqual(readersOf(definition, view).get(state));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('gives what lets a state in when it reads, and something in its way when it does not', () => {
    const lets = ['owner', 'named', 'in_circle'];
    fc.assert(
      fc.property(anyDefinition, anyWorld, fc.constantFrom(...STATES), (definition, anywhere, state) => {
        const { mayRead: answer, reasons } = explainReader(definition, state, viewOf(anywhere), AT);
        const codes = reasons.map(({ code }) => code);
        expect(codes.length).toBeGreaterThan(0);
        if (answer === 'yes') expect(lets).toEqual(expect.arrayContaining(codes));
        else expect(codes.some((code) => !lets.includes(code))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
