import type { Circle } from '#membership';

import { exampleMembership } from '../test/example-membership.js';
import { NO_RULES, type OwnRules } from './core/own-rules.js';
import { knownTo, knowsCircle, seesRoster } from './known-to.js';

const membership = exampleMembership();

function circle(id: string): Circle {
  const found = membership.circle(id);
  if (!found) throw new Error(`There is no circle ${id}.`);
  return found;
}

describe('knowsCircle and seesRoster', () => {
  it.each([
    ['all-members', 'NL', true, true],
    ['all-members', 'BE', true, true],
    ['eu', 'FR', true, true],
    ['eu', 'CA', false, false],
    ['nl-fr', 'FR', true, false],
    ['nl-fr', 'FI', false, false],
  ])('say of %s to %s: known %s, roster %s', (id, state, known, roster) => {
    expect([knowsCircle(circle(id), state), seesRoster(circle(id), state)]).toEqual([known, roster]);
  });
});

describe('knownTo', () => {
  it('shows a roster that is open to the state, as the membership has it', () => {
    expect(knownTo('FR', membership, NO_RULES).rosterOf('eu')).toEqual(membership.rosterOf('eu'));
    expect(knownTo('CA', membership, NO_RULES).rosterOf('all-members')).toEqual(
      membership.rosterOf('all-members'),
    );
  });

  it('shows of a circle whose roster is for its owner only when it ends', () => {
    expect(knownTo('FR', membership, NO_RULES).rosterOf('nl-fr')).toEqual({
      until: new Date('2027-11-01T00:00:00Z'),
    });
  });

  it('answers for a circle of others as for one that does not exist', () => {
    const view = knownTo('CA', membership, NO_RULES);
    expect(view.rosterOf('eu')).toBeUndefined();
    expect(view.rosterOf('nl-fr')).toBeUndefined();
    expect(view.rosterOf('south-sea')).toBeUndefined();
  });

  it('knows of every state when its membership begins: that is no secret among members', () => {
    const view = knownTo('FI', membership, NO_RULES);
    expect(view.memberFrom('CA')).toEqual(new Date('2027-01-01T00:00:00Z'));
    expect(view.memberFrom('US')).toBeUndefined();
  });

  it('knows what its own state has said, and nothing of what others have', () => {
    const circle = { states: ['FI'], until: new Date('2027-03-01T00:00:00Z') };
    const rules: OwnRules = {
      circles: new Map([
        ['fr:near', circle],
        ['nl:near', circle],
      ]),
      leases: new Map(),
      excluded: new Map([
        ['FR', new Set(['FI'])],
        ['NL', new Set(['FR'])],
      ]),
    };
    const view = knownTo('FR', membership, rules);
    expect([view.rosterOf('fr:near'), view.rosterOf('nl:near')]).toEqual([circle, undefined]);
    expect([view.isExcluded('FR', 'FI'), view.isExcluded('NL', 'FR')]).toEqual([true, false]);
  });
});
