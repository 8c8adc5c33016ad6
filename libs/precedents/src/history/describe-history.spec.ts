import { NOW } from '../../test/example-membership.js';
import {
  type Later,
  OTHER_RECORD,
  PRESENT,
  RECORD,
  decision,
  forCircle,
  forStates,
  storedRecord,
  viewOf,
  visibleTo,
} from '../../test/stored-record.js';
import { openMoment } from '../moment.js';
import { describeHistory } from './describe-history.js';
import type { HistoryEntry } from './history.type.js';

const EU = forCircle('eu');
const LATER = new Date('2026-12-31T00:00:00Z');
const reference = { source: 'Court register', confidence: 'high' };

const about = (kind: string, content: object, audience = EU): object => ({
  kind,
  ref: RECORD,
  audience,
  ...content,
});
const appeal = (occurredOn = '2026-04-10', audience = EU): Later => ({
  form: about('legal-event', { event: { event: 'appeal_lodged', occurredOn } }, audience),
});
const annulled: Later = {
  form: about('legal-event', {
    event: {
      event: 'annulled',
      occurredOn: '2026-05',
      by: 'Court of Example',
      reference,
      summary: 'Too vague.',
    },
  }),
  recordedAt: new Date('2026-11-24T09:00:00Z'),
};

const historyOf = (later: Later[], state = 'DE', moment = PRESENT): HistoryEntry[] => {
  const draft = decision({ audience: EU }, { reasons: [{ language: 'en', text: 'Reasons.', audience: EU }] });
  return describeHistory(
    visibleTo(state, storedRecord(draft, 'NL', later)),
    viewOf(state).membership,
    moment,
  );
};
const contentOf = (later: Later, state = 'DE'): HistoryEntry['content'] | undefined =>
  historyOf([later], state)[1]?.content;

describe('describeHistory', () => {
  it('begins with the decision', () => {
    expect(historyOf([])).toMatchObject([
      {
        id: RECORD,
        kind: { code: 'decision' },
        recordedAt: NOW,
        logIndex: 4,
        leafHash: Buffer.alloc(32, 7).toString('base64'),
        statusAfter: { code: { code: 'standing' } },
        content: { kind: { code: 'prohibited' }, decidedOn: { value: '2026-02-03', precision: 'day' } },
      },
    ]);
  });

  it('goes on in the order of the log, with the status after each statement', () => {
    const entries = historyOf([annulled, appeal()]);
    expect(entries.map(({ logIndex, statusAfter }) => [logIndex, statusAfter.code.code])).toEqual([
      [4, 'standing'],
      [5, 'annulled'],
      [6, 'annulled'],
    ]);
  });

  it('says of an event what happened, when, by whom and where to read of it', () => {
    expect(contentOf(annulled)).toMatchObject({
      event: { code: 'annulled' },
      occurredOn: { value: '2026-05', precision: 'month' },
      by: 'Court of Example',
      reference: { source: 'Court register', confidence: { code: 'high' } },
      summary: 'Too vague.',
    });
  });

  it('leaves open what is not recorded of an event', () => {
    expect(contentOf(appeal())).toMatchObject({ by: undefined, reference: undefined, summary: undefined });
  });

  it('says of a relation what it is and to which record', () => {
    const form = about('relation', {
      relation: { relation: 'earlier_refusal', to: OTHER_RECORD, note: 'Same fund.' },
    });
    expect(contentOf({ form })).toMatchObject({
      relation: {
        relation: { code: 'earlier_refusal' },
        recordId: OTHER_RECORD,
        inverse: false,
        saidBy: { code: 'NL' },
        note: 'Same fund.',
      },
    });
  });

  it('says of a withdrawal why', () => {
    const form = about('withdrawal', { withdrawal: { reason: 'merged' } });
    expect(contentOf({ form })).toMatchObject({ reason: { code: 'merged' }, note: undefined });
  });

  it('says of a correction why and which parts of it the reader may see', () => {
    const replace = { 'reasons:en': { text: 'Mended.' } };
    const add = { reasons: [{ language: 'de', text: 'Die Gründe.', audience: forStates('FR') }] };
    const form = about('correction', { reason: 'A slip.', replace, add });
    expect(contentOf({ form })).toMatchObject({ reason: 'A slip.', parts: ['reasons:en'] });
    expect(contentOf({ form }, 'FR')).toMatchObject({
      parts: expect.arrayContaining(['reasons:de', 'reasons:en']) as string[],
    });
  });

  it('says of an erasure which parts are gone and why, as far as each notice is for the reader', () => {
    const erasures = [
      { part: 'reasons:en', reason: 'court_order' },
      { part: 'person:abcdefgh', reason: 'data_subject_request', audience: forStates('FR') },
    ];
    const form = about('erasure', { erasures });
    expect(contentOf({ form })).toMatchObject({
      erased: [{ part: 'reasons:en', reason: { code: 'court_order' } }],
    });
    expect(contentOf({ form }, 'FR')).toMatchObject({ erased: [{}, {}] });
  });

  it('shows the owner which parts a change of sharing names, and others that there was one', () => {
    const form = { kind: 'sharing', ref: RECORD, parts: { 'reasons:en': EU, outcome: EU } };
    expect(contentOf({ form }, 'NL')).toMatchObject({ parts: ['outcome', 'reasons:en'] });
    expect(contentOf({ form })).toMatchObject({ owner: { code: 'NL' } });
    expect(JSON.stringify(historyOf([{ form }]))).not.toContain('"parts"');
  });

  it.each([
    ['legal-event', { event: { event: 'annulled', occurredOn: '2026-05' } }],
    ['relation', { relation: { relation: 'same_deal', to: OTHER_RECORD } }],
    ['withdrawal', { withdrawal: { reason: 'merged' } }],
    ['correction', { reason: 'A slip.', replace: { 'reasons:en': { text: 'Mended.' } } }],
    ['erasure', { erasures: [{ part: 'reasons:en', reason: 'court_order' }] }],
  ])('says of a %s for others that it is not shared, and whom to ask', (kind, content) => {
    const hidden = contentOf({ form: about(kind, content, forStates('CA')) });
    expect(hidden?.constructor.name).toBe('NotShared');
    expect(hidden).toMatchObject({ contactPoint: { email: 'contact@nl.example' } });
  });

  describe('of a later statement whose text was erased', () => {
    const [FIRST, SECOND] = ['CCCCCCCCCCCCCCCCCCCCCA', 'DDDDDDDDDDDDDDDDDDDDDA'];
    const erasedAt = new Date('2026-11-25T09:00:00Z');
    const notice = (ref: string, audience = EU): Later => ({
      form: { kind: 'erasure', ref, audience, erasures: [{ part: 'event', reason: 'court_order' }] },
      recordedAt: erasedAt,
    });
    /** Two events of which the first is gone, and the notice of it. */
    const contents = (later: Later, state = 'DE') => {
      const events = [
        { ...appeal(), id: FIRST },
        { ...annulled, id: SECOND },
      ];
      const record = storedRecord(decision({ audience: EU }), 'NL', [...events, later]);
      const statements = record.statements.map((one) =>
        one.statementId === FIRST ? { ...one, parts: one.parts.filter(({ kind }) => kind !== 'event') } : one,
      );
      const seen = visibleTo(state, { ...record, statements });
      return describeHistory(seen, viewOf(state).membership, PRESENT).map(({ content }) => content);
    };

    it('says what is gone, why and since when to whom the notice is for', () => {
      const [, gone, other] = contents(notice(FIRST));
      expect(gone?.constructor.name).toBe('Erased');
      expect(gone).toMatchObject({
        owner: { code: 'NL' },
        part: 'event',
        reason: { code: 'court_order' },
        erasedAt,
      });
      expect(other).toMatchObject({ event: { code: 'annulled' } });
    });

    it('says to others no more than that it is not shared', () => {
      const hidden = notice(FIRST, forStates('CA'));
      expect(contents(hidden)[1]?.constructor.name).toBe('NotShared');
      expect(JSON.stringify(contents(hidden))).not.toContain('court_order');
      expect(contents(hidden, 'CA').at(1)?.constructor.name).toBe('Erased');
    });

    it('takes no notice about another statement for its own', () => {
      expect(contents(notice(SECOND))[1]?.constructor.name).toBe('NotShared');
    });
  });

  it('does not let an event that is hidden change the status shown', () => {
    const form = about(
      'legal-event',
      { event: { event: 'suspended', occurredOn: '2026-05' } },
      forStates('CA'),
    );
    expect(historyOf([{ form }])[1]?.statusAfter.code.code).toBe('standing');
    expect(historyOf([{ form }], 'NL')[1]?.statusAfter.code.code).toBe('suspended');
  });

  it('says of a decision whose outcome is hidden that it is not shared', () => {
    const reasons = [{ language: 'en', text: 'Reasons.', audience: EU }];
    const record = visibleTo('DE', storedRecord(decision({}, { reasons })));
    expect(describeHistory(record, viewOf('DE').membership, PRESENT)[0]?.content.constructor.name).toBe(
      'NotShared',
    );
  });

  it('leaves out what had not happened by the day, or was not known at the time, asked about', () => {
    const events = [appeal(), annulled];
    const indexes = (asked: object) =>
      historyOf(events, 'DE', openMoment(asked, LATER)).map(({ logIndex }) => logIndex);
    expect(indexes({ asOf: '2026-04-09' })).toEqual([4]);
    expect(indexes({ asOf: '2026-04-30' })).toEqual([4, 5]);
    expect(indexes({ knownAt: new Date('2026-11-24T08:59:59Z') })).toEqual([4, 5]);
    expect(indexes({ knownAt: new Date('2026-11-24T09:00:00Z') })).toEqual([4, 5, 6]);
  });

  it('presents with each statement exactly the disclosures that may be seen', () => {
    const [, later] = historyOf([appeal()]);
    expect(later?.evidence.split('~').sort()).toEqual([
      '',
      'disclosure-of-event',
      'disclosure-of-head',
      'header.payload.signature',
    ]);
  });
});
