import { RECORD, decision, forCircle, partNamed, storedRecord, visibleTo } from '../test/stored-record.js';
import { currentParts, erasedParts, isErased } from './current-parts.js';

const EU = forCircle('eu');
const draft = decision(
  { audience: EU },
  { reasons: [{ language: 'en', text: 'First words.', audience: EU }] },
);

const corrected = storedRecord(draft, 'NL', [
  {
    form: {
      kind: 'correction',
      ref: RECORD,
      audience: EU,
      reason: 'A slip.',
      replace: { 'reasons:en': { text: 'Second words.' } },
      add: { grounds: [{ code: 'SEC-01' }] },
    },
  },
]);

describe('currentParts', () => {
  it('are what the decision consists of, and nothing about it', () => {
    const event = { kind: 'legal-event', ref: RECORD, event: { event: 'annulled', occurredOn: '2026-05' } };
    const kinds = currentParts(storedRecord(draft, 'NL', [{ form: event }])).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(['ground', 'outcome', 'reasons']);
  });

  it('are the words of the correction in place of those that it replaces, and what it adds', () => {
    const parts = currentParts(corrected);
    expect(parts.filter(({ kind }) => kind === 'reasons').map(({ content }) => content)).toEqual([
      { text: 'Second words.' },
    ]);
    expect(parts.filter(({ kind }) => kind === 'ground')).toHaveLength(2);
  });

  it('are what the reader may see of them', () => {
    expect(
      currentParts(visibleTo('DE', corrected))
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['ground', 'outcome', 'reasons']);
  });
});

describe('erasedParts', () => {
  const erasedAt = new Date('2026-11-24T09:00:00Z');
  const form = {
    kind: 'erasure',
    ref: RECORD,
    audience: EU,
    erasures: [
      { part: 'reasons:en', reason: 'court_order' },
      { part: partNamed(corrected, 'ground'), reason: 'recorded_in_error', audience: forCircle('nl-de') },
    ],
  };
  const erased = storedRecord(draft, 'NL', [{ form, recordedAt: erasedAt }]);

  it('say which part is gone, why, and since when', () => {
    expect(erasedParts(erased)).toEqual(
      expect.arrayContaining([
        {
          part: 'reasons:en',
          kind: 'reasons',
          reason: 'court_order',
          erasedAt,
          about: expect.any(String) as string,
        },
        expect.objectContaining({ kind: 'ground', reason: 'recorded_in_error' }),
      ]),
    );
  });

  it('are told to whom each erasure is for', () => {
    expect(erasedParts(visibleTo('FR', erased)).map(({ kind }) => kind)).toEqual(['reasons']);
    expect(erasedParts(visibleTo('DE', erased))).toHaveLength(2);
  });

  it('are none in a record of which nothing was erased', () => {
    expect(erasedParts(corrected)).toEqual([]);
  });
});

describe('isErased', () => {
  const APPEAL = 'CCCCCCCCCCCCCCCCCCCCCA';
  const event = {
    kind: 'legal-event',
    ref: RECORD,
    event: { event: 'appeal_lodged', occurredOn: '2026-05' },
  };
  const erasures = [{ part: 'event', reason: 'court_order', audience: forCircle('nl-de') }];
  const notice = (ref: string) => ({ form: { kind: 'erasure', ref, audience: EU, erasures } });
  const told = (ref: string, state: string): boolean[] => {
    const record = visibleTo(state, storedRecord(draft, 'NL', [{ form: event, id: APPEAL }, notice(ref)]));
    return record.statements.map((statement) => isErased(record, statement));
  };

  it('is so of the one statement whose text is gone, for whom the notice is for', () => {
    expect(told(APPEAL, 'DE')).toEqual([false, true, false]);
    expect(told(APPEAL, 'FR')).not.toContain(true);
  });

  it('is not so of a later statement when parts of the decision are gone', () => {
    expect(told(RECORD, 'DE')).toEqual([true, false, false]);
  });
});
