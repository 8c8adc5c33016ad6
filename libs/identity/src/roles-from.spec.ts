import { rolesFrom } from './roles-from.js';

const NAMES = [
  { claim: 'behandelaar', roles: ['reader', 'drafter'] as ('reader' | 'drafter')[] },
  { claim: 'chef', roles: ['reader', 'releaser'] as ('reader' | 'releaser')[] },
];

describe('rolesFrom', () => {
  it("takes the register's own names where the root gives no others", () => {
    expect(rolesFrom(['reader', 'steward'])).toEqual(new Set(['reader', 'steward']));
  });

  it('takes what the root says that a name means, and each role once', () => {
    expect(rolesFrom(['behandelaar', 'chef'], NAMES)).toEqual(new Set(['reader', 'drafter', 'releaser']));
  });

  it("does not take the register's own names where the root gives others", () => {
    expect(rolesFrom(['reader'], NAMES)).toBeUndefined();
  });

  it.each([
    ['an unknown name beside a known one', ['chef', 'intern']],
    ['a name twice', ['chef', 'chef']],
    ['no name', []],
    ['a text', 'chef'],
    ['a list in a list', [['chef']]],
    ['nothing', undefined],
  ])('gives nothing for %s', (_, claim) => {
    expect(rolesFrom(claim, NAMES)).toBeUndefined();
  });

  it('gives nothing where the root lists no names at all', () => {
    expect(rolesFrom(['reader'], [])).toBeUndefined();
  });
});
