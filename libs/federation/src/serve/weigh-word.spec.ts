import { type StandingWord, weighWord } from './weigh-word.js';

const FIRST = new Date('2026-11-24T09:00:00Z');
const LATER = new Date('2026-11-25T09:00:00Z');

const standing = (change: Partial<StandingWord> = {}): StandingWord => ({
  parts: { outcome: ['DE', 'NL'], reasons: ['NL'] },
  narrows: false,
  since: FIRST,
  outcome: 'accepted',
  ...change,
});

describe('a word on a statement', () => {
  it('takes nothing away when it is the first', () => {
    expect(weighWord(undefined, { outcome: ['NL'] }, LATER)).toEqual({ narrows: false, since: LATER });
  });

  it.each([
    ['the same parts are open to the same states', { outcome: ['DE', 'NL'], reasons: ['NL'] }, false],
    ['a state is added', { outcome: ['DE', 'FR', 'NL'], reasons: ['NL'] }, false],
    ['a part is added', { outcome: ['DE', 'NL'], reasons: ['NL'], parties: ['NL'] }, false],
    ['a state is left out', { outcome: ['NL'], reasons: ['NL'] }, true],
    ['a part is left out', { outcome: ['DE', 'NL'] }, true],
    ['one is added and another left out', { outcome: ['FR', 'NL'], reasons: ['NL'] }, true],
    ['nothing is left', {}, true],
  ])('is weighed by what somebody sees less: %s', (_, parts, narrows) => {
    expect(weighWord(standing(), parts, LATER)).toEqual({ narrows, since: LATER });
  });

  it.each(['accepted', 'unchanged', 'refused: GRANT_INVALID'])(
    'begins anew after the answer %s',
    (outcome) => {
      const before = standing({ narrows: true, outcome });
      expect(weighWord(before, before.parts, LATER)).toEqual({ narrows: false, since: LATER });
    },
  );

  it.each([null, 'deferred'])(
    'carries on what the word before took away while the answer is %p',
    (outcome) => {
      const before = standing({ narrows: true, outcome });
      expect(weighWord(before, { ...before.parts, parties: ['NL'] }, LATER)).toEqual({
        narrows: true,
        since: FIRST,
      });
    },
  );
});
