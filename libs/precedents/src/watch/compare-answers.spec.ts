import { type RecordNow, type SeenRecord, compareAnswers } from './compare-answers.js';
import { NoticeKind } from './watch-notice.type.js';

const { NEW, CHANGED, STATUS_CHANGED } = NoticeKind;
const SEEN: SeenRecord = { recordId: 'A', digest: '01', status: 'standing' };
const SAME: RecordNow = { ...SEEN, counts: true, answers: true };
const ENDED = { status: 'annulled', counts: false };
const OTHER = { digest: '02' };

describe('compareAnswers', () => {
  it.each<
    [what: string, now: Partial<RecordNow>, before: SeenRecord | undefined, kind: NoticeKind | undefined]
  >([
    ['a record that is as it was', {}, SEEN, undefined],
    ['one that was not there before', {}, undefined, NEW],
    ['one that says something else', OTHER, SEEN, CHANGED],
    ['one of another status', { ...OTHER, ...ENDED }, SEEN, STATUS_CHANGED],
    [
      'one of another status that answers no more',
      { ...OTHER, ...ENDED, answers: false },
      SEEN,
      STATUS_CHANGED,
    ],
    ['one that says something else and answers no more', { ...OTHER, answers: false }, SEEN, undefined],
    ['a new one that does not count', ENDED, undefined, undefined],
    ['a new one that does not answer', { answers: false }, undefined, undefined],
    [
      'one that does not count, and says something else',
      { ...OTHER, ...ENDED },
      { ...SEEN, status: 'annulled' },
      undefined,
    ],
    ['one that counts again', OTHER, { ...SEEN, status: 'annulled' }, STATUS_CHANGED],
  ])('of %s', (_, now, before, kind) => {
    const told = compareAnswers([{ ...SAME, ...now }], before ? [before] : [], false);
    expect(told).toEqual(kind ? [{ recordId: 'A', kind }] : []);
  });

  it('tells of those that do not count where they are asked for', () => {
    const now = { ...SAME, ...ENDED };
    expect(compareAnswers([now], [], true)).toEqual([{ recordId: 'A', kind: NEW }]);
    const before = { ...SEEN, status: 'annulled', digest: '02' };
    expect(compareAnswers([now], [before], true)).toEqual([{ recordId: 'A', kind: CHANGED }]);
  });

  it('compares each record with itself', () => {
    const now = [SAME, { ...SAME, recordId: 'B', ...OTHER }];
    expect(compareAnswers(now, [{ ...SEEN, recordId: 'B' }], false)).toEqual([
      { recordId: 'A', kind: NEW },
      { recordId: 'B', kind: CHANGED },
    ]);
  });
});
