import { epochSeconds, systemClock } from './index.js';

describe('epochSeconds', () => {
  it('counts whole seconds since 1970', () => {
    expect(epochSeconds(new Date('2026-11-23T12:00:00Z'))).toBe(1795435200);
  });

  it('never counts a second that has not passed', () => {
    expect(epochSeconds(new Date(1999))).toBe(1);
    expect(epochSeconds(new Date(-1))).toBe(-1);
  });
});

describe('systemClock', () => {
  it('tells the time of the machine', () => {
    const before = Date.now();
    const now = systemClock.now().getTime();
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
  });
});
