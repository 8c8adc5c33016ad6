import { isAtHome } from './index.js';

const moved = { homeLog: 'new.example/log', formerLogs: [{ origin: 'old.example/log', size: 7 }] };

describe('isAtHome', () => {
  it.each([
    ['the home log, at any place', moved, 'new.example/log', 1000, true],
    ['a log that the state has left, before the closing', moved, 'old.example/log', 6, true],
    ['a log that the state has left, from the closing on', moved, 'old.example/log', 7, false],
    ['a log that was never its home', moved, 'third.example/log', 0, false],
    ['the home of a state that never moved', { homeLog: 'old.example/log' }, 'old.example/log', 9, true],
    ['a log, of a state that has none', { homeLog: undefined }, 'old.example/log', 0, false],
  ])('goes for %s', (_, logs, origin, index, expected) => {
    expect(isAtHome(logs, origin, index)).toBe(expected);
  });
});
