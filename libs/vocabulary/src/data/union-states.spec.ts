import { isCountry } from '../countries.js';
import { isUnionState } from './union-states.js';

describe('isUnionState', () => {
  it.each(['NL', 'CZ', 'SE'])('knows %s as a member state', (code) => {
    expect(isUnionState(code)).toBe(true);
  });

  it.each(['GB', 'NO', 'US', 'nl', ''])('does not take %j for a member state', (code) => {
    expect(isUnionState(code)).toBe(false);
  });

  it('counts 27 states', () => {
    const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));
    const codes = letters.flatMap((first) => letters.map((second) => `${first}${second}`));
    const states = codes.filter(isUnionState);
    expect(states).toHaveLength(27);
    expect(states.every(isCountry)).toBe(true);
  });
});
