import { exampleMembership } from '../test/example-membership.js';
import { describeState } from './describe-state.js';
import { State } from './state.type.js';

describe('describeState', () => {
  const membership = exampleMembership();

  it('gives of a member what the root says', () => {
    expect(describeState('FI', membership)).toEqual({
      code: 'FI',
      memberSince: '2026-01-01',
      participation: 'reader',
      authorities: ['Authority of FI'],
      contactPoint: { name: 'Contact point of FI', email: 'contact@fi.example' },
    });
  });

  it('gives of any other country its code and no membership', () => {
    expect(describeState('US', membership)).toEqual({
      code: 'US',
      memberSince: undefined,
      participation: undefined,
      authorities: [],
      contactPoint: undefined,
    });
  });

  it('makes a State, which a subgraph recognises', () => {
    expect(describeState('US', membership)).toBeInstanceOf(State);
  });

  it('gives no key and no log of a member', () => {
    const text = JSON.stringify(describeState('NL', membership));
    expect(text).not.toMatch(/keys|homeLog|iss/);
  });
});
