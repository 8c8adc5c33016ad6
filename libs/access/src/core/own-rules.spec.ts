import { ALL_MEMBERS } from '#statement';

import { exampleMembership } from '../../test/example-membership.js';
import { NO_RULES, type OwnRules, viewOf } from './own-rules.js';
import { WITHOUT_END } from './readers-of.js';

const membership = exampleMembership();
const UNTIL = new Date('2027-03-01T00:00:00Z');
const rules: OwnRules = {
  circles: new Map([['nl:near', { states: ['FR'], until: UNTIL }]]),
  excluded: new Map([['NL', new Set(['FI'])]]),
  leases: new Map(),
};

describe('viewOf', () => {
  it('has the members and circles of the root, and the circles that states have made', () => {
    const view = viewOf(membership, rules);
    expect(view.memberFrom('CA')).toEqual(new Date('2027-01-01T00:00:00Z'));
    expect(view.rosterOf('eu')).toEqual(membership.rosterOf('eu'));
    expect(view.rosterOf('nl:near')).toEqual({ states: ['FR'], until: UNTIL });
    expect(view.rosterOf('nl:far')).toBeUndefined();
  });

  it('has everybody in the root, without end, in the circle of all members', () => {
    expect(viewOf(membership, NO_RULES).rosterOf(ALL_MEMBERS)).toEqual({
      states: ['CA', 'FI', 'FR', 'NL'],
      until: WITHOUT_END,
    });
  });

  it('says whom an owner has shut out, and nobody for an owner that said nothing', () => {
    const view = viewOf(membership, rules);
    expect(view.isExcluded('NL', 'FI')).toBe(true);
    expect(view.isExcluded('NL', 'FR')).toBe(false);
    expect(view.isExcluded('FR', 'FI')).toBe(false);
  });
});
