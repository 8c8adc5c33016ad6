import { rootStep } from './root-step.js';

const EXPIRES = new Date('2026-12-31T00:00:00Z');
const NOTICED = new Date('2026-12-01T00:00:00Z');
const before = (at: Date): Date => new Date(at.getTime() - 1);

describe('the step of a root', () => {
  it('is none until thirty days before it expires', () => {
    expect(rootStep(EXPIRES, before(NOTICED))).toBeUndefined();
  });

  it('is ROOT_EXPIRING from then on', () => {
    for (const now of [NOTICED, before(EXPIRES)])
      expect(rootStep(EXPIRES, now)).toEqual({ code: 'ROOT_EXPIRING', since: NOTICED });
  });

  it('is ROOT_EXPIRED from the moment that it expires', () => {
    expect(rootStep(EXPIRES, EXPIRES)).toEqual({ code: 'ROOT_EXPIRED', since: EXPIRES });
  });
});
