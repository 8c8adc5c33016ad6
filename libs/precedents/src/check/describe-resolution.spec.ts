import { askedKey } from './asked-key.js';
import { Match } from './check.type.js';
import { describeResolution, resolutionsOf, stands } from './describe-resolution.js';
import type { StoredResolution } from './hit-resolution.store.js';

const DIGEST = 'digest-1';
const AT = new Date('2026-11-28T21:00:00Z');

const stored = (changes: Partial<StoredResolution> = {}): StoredResolution => ({
  lineId: 'line-1',
  recordId: 'record-1',
  part: 'party:abcdefgh',
  asked: askedKey('Quillmere', []),
  digest: DIGEST,
  verdict: 'different',
  note: null,
  at: AT,
  ...changes,
});
const match = (changes: Partial<Match> = {}): Match =>
  Object.assign(new Match(), {
    ...{ part: 'party:abcdefgh', askedName: 'Quillmere', identifiers: [], digest: DIGEST },
    ...changes,
  });

describe('describeResolution', () => {
  it.each([
    [{}, 'Your authority decided on 2026-11-28: different.'],
    [{ verdict: 'same' }, 'Your authority decided on 2026-11-28: same.'],
    [{ note: 'Another LEI.' }, 'Your authority decided on 2026-11-28: different; Another LEI.'],
    [
      { verdict: 'undo', note: 'Mixed up' },
      'Your authority took back on 2026-11-28 what it had decided; Mixed up.',
    ],
    [
      { digest: 'digest-0', note: 'Another LEI' },
      'Your authority decided on 2026-11-28: different; Another LEI (decided about an earlier version).',
    ],
  ] as [Partial<StoredResolution>, string][])('says %p as one sentence', (changes, text) => {
    expect(describeResolution(stored(changes), DIGEST).text).toBe(text);
  });

  it('gives the parts of it too', () => {
    expect(describeResolution(stored({ note: 'Why' }), 'digest-2')).toEqual({
      ...{ id: 'line-1', verdict: 'DIFFERENT', decidedAt: AT, note: 'Why', aboutEarlierVersion: true },
      text: expect.any(String) as string,
    });
  });
});

describe('resolutionsOf', () => {
  it.each([
    ['another record', 'record-2', match()],
    ['another party of the record', 'record-1', match({ part: 'party:other' })],
    ['another name asked for', 'record-1', match({ askedName: 'Quillmere Ventures' })],
    ['an identifier', 'record-1', match({ askedName: undefined, identifiers: ['LEI 1'] })],
  ])('tells nothing of a match of %s', (_, recordId, other) => {
    expect(resolutionsOf(recordId, other, [stored()])).toEqual([]);
  });

  it('tells all that was decided about the same match, in the order given', () => {
    const told = resolutionsOf('record-1', match({ askedName: 'QUILLMERE' }), [
      stored({ verdict: 'undo', lineId: 'line-2' }),
      stored(),
    ]);
    expect(told.map(({ verdict }) => verdict)).toEqual(['UNDO', 'DIFFERENT']);
  });
});

describe('stands', () => {
  it.each([
    ['nothing', [], false],
    ['a decision', [stored()], true],
    ['one that was taken back', [stored({ verdict: 'undo' }), stored()], false],
    ['one that was taken back and taken again', [stored(), stored({ verdict: 'undo' }), stored()], true],
    ['one about another match', [stored({ part: 'party:other' })], false],
  ])('judges %s by the newest', (_, all, expected) => {
    expect(stands([stored()], all)).toBe(expected);
  });
});
