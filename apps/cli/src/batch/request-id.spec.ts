import { requestIdOf, runOfToday } from './request-id.js';

const QUESTION = {
  purpose: 'screening',
  caseReference: 'NL-1',
  parties: [{ role: 'investor', names: ['A'] }],
};

describe('requestIdOf', () => {
  it('is the same for the same question in the same run, in whatever order it is written', () => {
    const { parties, ...rest } = QUESTION;
    expect(requestIdOf('2026-11-28', QUESTION)).toBe(requestIdOf('2026-11-28', { parties, ...rest }));
    expect(requestIdOf('2026-11-28', QUESTION)).toMatch(/^[A-Za-z0-9_-]{8,64}$/);
  });

  it.each([
    ['run', '2026-11-29', QUESTION],
    ['case', '2026-11-28', { ...QUESTION, caseReference: 'NL-2' }],
    ['name', '2026-11-28', { ...QUESTION, parties: [{ role: 'investor', names: ['B'] }] }],
  ])('is another for another %s', (_, run, question) => {
    expect(requestIdOf(run, question)).not.toBe(requestIdOf('2026-11-28', QUESTION));
  });
});

describe('runOfToday', () => {
  it('is the day, so that an old answer is never taken for one of today', () => {
    expect(runOfToday(new Date('2026-11-28T23:59:59Z'))).toBe('2026-11-28');
    expect(runOfToday(new Date('2026-11-29T00:00:00Z'))).toBe('2026-11-29');
  });
});
