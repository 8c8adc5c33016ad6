import { looksBack, momentOf } from './moment.js';

describe('as of when a question is asked', () => {
  it('is not said when it is now', () => {
    expect(momentOf({})).toEqual({});
    expect(looksBack({})).toBe(false);
  });

  it('is said in the two times apart', () => {
    expect(momentOf({ asOf: '2025-03-01' })).toEqual({ asOf: '2025-03-01' });
    expect(momentOf({ knownAt: '2026-11-23T20:00:00Z' })).toEqual({ knownAt: '2026-11-23T20:00:00Z' });
    expect(looksBack({ asOf: '2025-03-01' })).toBe(true);
    expect(looksBack({ knownAt: '2026-11-23' })).toBe(true);
  });

  it('takes a day for its first moment, and leaves what is no day to the node', () => {
    expect(momentOf({ knownAt: '2026-11-23' })).toEqual({ knownAt: '2026-11-23T00:00:00Z' });
    expect(momentOf({ asOf: '2025-03', knownAt: 'yesterday' })).toEqual({
      asOf: '2025-03',
      knownAt: 'yesterday',
    });
  });
});
