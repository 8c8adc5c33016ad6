import fc from 'fast-check';

import type { Audience } from '#statement';

import {
  AT,
  CIRCLES,
  OWN_CIRCLES,
  STATES,
  type World,
  anyAudience,
  anyDefinition,
  anyWorld,
  viewOf,
  within,
} from '../../test/random-worlds.js';
import { type AudienceDefinition, audienceOfAny } from './audience-definition.js';
import { covers } from './covers.js';
import { WITHOUT_END, readersOf } from './readers-of.js';

const of = (...audiences: Partial<Audience>[]): AudienceDefinition =>
  audienceOfAny(
    'NL',
    audiences.map((audience) => ({ circles: [], states: [], except: [], ...audience })),
  );

/** Whether everyone reads the wider one whenever they read the narrower. */
function reaches(wider: AudienceDefinition, narrower: AudienceDefinition, world: World): boolean {
  const outer = readersOf(wider, viewOf(world));
  return [...readersOf(narrower, viewOf(world))].every(([state, one]) => within(one, outer.get(state)));
}

/** Pairs that often differ by little, so that both answers of `covers` occur. */
const pair = fc.oneof(
  fc.tuple(anyDefinition, anyDefinition),
  fc.tuple(anyDefinition, anyAudience).map(([definition, further]) => {
    return [{ ...definition, any: [...definition.any, further] }, definition] as const;
  }),
);

/** All memberships in which only one state is a member and at most one circle has it. */
const smallWorlds = [...STATES, 'AT'].flatMap((state) =>
  ['none', 'unknown', 'nl:unknown', ...CIRCLES, ...OWN_CIRCLES].map((id): World => {
    const circle = { states: [state], until: WITHOUT_END };
    return { members: { [state]: AT }, circles: { [id]: circle } };
  }),
);

describe('covers', () => {
  it.each<[string, AudienceDefinition, AudienceDefinition]>([
    ['itself', of({ circles: ['eu'] }), of({ circles: ['eu'] })],
    ['the owner alone', of(), of()],
    ['the owner alone by anybody', of({ states: ['FR'] }), of()],
    ['one of two circles', of({ circles: ['eu', 'oecd'] }), of({ circles: ['eu'] })],
    [
      'two circles by two audiences',
      of({ circles: ['eu'] }, { circles: ['oecd'] }),
      of({ circles: ['eu', 'oecd'] }),
    ],
    ['a state by name', of({ circles: ['eu'], states: ['CA', 'US'] }), of({ states: ['US'] })],
    [
      'the same exclusion',
      of({ circles: ['eu'], except: ['FR'] }),
      of({ circles: ['eu'], except: ['DE', 'FR'] }),
    ],
    ['an exclusion of the owner', of({ circles: ['eu'], except: ['NL'] }), of({ circles: ['eu'] })],
    [
      'an exclusion lifted by name',
      of({ circles: ['eu'], except: ['FR'] }, { states: ['FR'] }),
      of({ circles: ['eu'] }),
    ],
    ['what is named and excluded at once', of(), of({ states: ['FR'], except: ['FR'] })],
  ])('lets a wider audience cover %s', (_, wider, narrower) => {
    expect(covers(wider, narrower)).toBe(true);
  });

  it.each<[string, AudienceDefinition, AudienceDefinition]>([
    ['a circle, the owner alone', of({ circles: ['eu'] }), of()],
    ['a circle, another one', of({ circles: ['eu'] }), of({ circles: ['oecd'] })],
    ['a circle, the states that may be in it', of({ circles: ['eu'] }), of({ states: ['DE', 'FR', 'NL'] })],
    ['a state, a circle that it may be in', of({ states: ['FR'] }), of({ circles: ['eu'] })],
    [
      'a circle, the circle without a state',
      of({ circles: ['eu'] }),
      of({ circles: ['eu'], except: ['FR'] }),
    ],
    [
      'a state, an audience that excludes it',
      of({ states: ['FR'] }),
      of({ circles: ['eu'], states: ['FR'], except: ['FR'] }),
    ],
  ])('does not cover %s', (_, narrower, wider) => {
    expect(covers(wider, narrower)).toBe(false);
  });

  it('does not cover the audience of another owner', () => {
    expect(covers({ ...of({ states: ['FR'] }), owner: 'DE' }, { ...of(), owner: 'FR' })).toBe(false);
  });

  it('holds only where everyone is reached, as long, whatever the membership', () => {
    fc.assert(
      fc.property(pair, anyWorld, ([wider, narrower], world) => {
        fc.pre(covers(wider, narrower));
        expect(reaches(wider, narrower, world)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('fails only where some membership tells the two apart', () => {
    fc.assert(
      fc.property(pair, ([wider, narrower]) => {
        fc.pre(!covers(wider, narrower));
        expect(smallWorlds.some((world) => !reaches(wider, narrower, world))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('answers both yes and no for the pairs it is tried with', () => {
    const answers = fc.sample(pair, 500).map(([wider, narrower]) => covers(wider, narrower));
    expect(new Set(answers)).toEqual(new Set([true, false]));
  });
});
