import { PRESENT, openMoment } from './moment.js';
import { PrecedentsError } from './precedents.errors.js';

const NOW = new Date('2026-11-23T12:00:00Z');

const refusal = (asked: Parameters<typeof openMoment>[0]): unknown => {
  try {
    return openMoment(asked, NOW);
  } catch (error) {
    return error instanceof PrecedentsError ? [error.code, ...error.path] : error;
  }
};

describe('openMoment', () => {
  it('is the present when nothing is asked', () => {
    expect(openMoment({}, NOW)).toEqual(PRESENT);
    expect(openMoment({ asOf: null, knownAt: null }, NOW)).toEqual(PRESENT);
  });

  it('leaves nothing out in the present: later than anything, and no day', () => {
    expect(PRESENT.asOf).toBeUndefined();
    expect(PRESENT.knownAt > new Date('3000-01-01')).toBe(true);
  });

  it('looks back in one time without looking back in the other', () => {
    expect(openMoment({ asOf: '2025-03-01' }, NOW)).toEqual({ ...PRESENT, asOf: '2025-03-01', past: true });
    const knownAt = new Date('2026-01-01T00:00:00Z');
    expect(openMoment({ knownAt }, NOW)).toEqual({ asOf: undefined, knownAt, past: true });
  });

  it('takes today and this very moment', () => {
    expect(openMoment({ asOf: '2026-11-23', knownAt: NOW }, NOW)).toMatchObject({ past: true });
  });

  it.each(['2026-11-24', '2027-01-01'])('refuses the day %s, which lies ahead', (asOf) => {
    expect(refusal({ asOf })).toEqual(['MOMENT_IN_FUTURE', 'asOf']);
  });

  it('refuses a time that lies ahead by a millisecond', () => {
    expect(refusal({ knownAt: new Date(NOW.getTime() + 1) })).toEqual(['MOMENT_IN_FUTURE', 'knownAt']);
  });

  it.each(['', '2025', '2025-03', '2025-02-29', '2025-3-1', '2025-03-01T00:00:00Z', 'yesterday'])(
    'refuses %j, which is no day',
    (asOf) => {
      expect(refusal({ asOf })).toEqual(['MOMENT_INVALID', 'asOf']);
    },
  );
});
