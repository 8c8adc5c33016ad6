import { OUTCOMES_MAX, isAcknowledged, parseToldOutcomes } from './told-outcomes.js';

describe('the outcomes that a node tells', () => {
  it('are numbers of envelopes by what became of them', () => {
    const told = { through: 7, outcomes: { accepted: [1, 2], 'refused: GRANT_INVALID': [5], deferred: [9] } };
    expect(parseToldOutcomes(JSON.parse(JSON.stringify(told)))).toEqual(told);
  });

  it.each([
    ['nothing', undefined],
    ['no object', [1]],
    ['no number to go by', { outcomes: {} }],
    ['a number below 0', { through: -1, outcomes: {} }],
    ['a number that is none', { through: 0, outcomes: { accepted: ['1'] } }],
    ['a number that no program counts to', { through: 0, outcomes: { accepted: [2 ** 60] } }],
    ['no list', { through: 0, outcomes: { accepted: 1 } }],
    ['an outcome of its own making', { through: 0, outcomes: { ignored: [1] } }],
    ['a code that is none', { through: 0, outcomes: { 'refused: <b>why</b>': [1] } }],
    ['too many', { through: 0, outcomes: { accepted: Array.from({ length: OUTCOMES_MAX + 1 }, () => 1) } }],
  ])('are refused when they are %s', (_, body) => {
    expect(() => parseToldOutcomes(body)).toThrow(
      expect.objectContaining({ code: 'OUTCOMES_INVALID' }) as Error,
    );
  });

  it.each([
    [null, false],
    ['deferred', false],
    ['accepted', true],
    ['unchanged', true],
    ['refused: GRANT_INVALID', true],
  ])('acknowledge a word or not: %p', (outcome, isIt) => {
    expect(isAcknowledged(outcome)).toBe(isIt);
  });
});
