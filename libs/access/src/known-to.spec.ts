import type { Circle } from '#membership';

import { exampleMembership } from '../test/example-membership.js';
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
    expect(knownTo('FR', membership).rosterOf('eu')).toEqual(membership.rosterOf('eu'));
    expect(knownTo('CA', membership).rosterOf('all-members')).toEqual(membership.rosterOf('all-members'));
  });

  it('shows of a circle whose roster is for its owner only when it ends', () => {
    expect(knownTo('FR', membership).rosterOf('nl-fr')).toEqual({ until: new Date('2027-11-01T00:00:00Z') });
  });

  it('answers for a circle of others as for one that does not exist', () => {
    const view = knownTo('CA', membership);
    expect(view.rosterOf('eu')).toBeUndefined();
    expect(view.rosterOf('nl-fr')).toBeUndefined();
    expect(view.rosterOf('south-sea')).toBeUndefined();
  });

  it('knows of every state when its membership begins: that is no secret among members', () => {
    const view = knownTo('FI', membership);
    expect(view.memberFrom('CA')).toEqual(new Date('2027-01-01T00:00:00Z'));
    expect(view.memberFrom('US')).toBeUndefined();
  });
});
