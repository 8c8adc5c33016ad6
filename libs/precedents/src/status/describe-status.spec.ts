import { decisionStatuses } from '#vocabulary';

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
  visibleTo,
} from '../../test/stored-record.js';
import { type Moment, openMoment } from '../moment.js';
import { describeNotCounted, describeStatus } from './describe-status.js';

const EU = forCircle('eu');
const LATER = new Date('2026-12-31T00:00:00Z');

const event = (code: string, occurredOn: string, recordedAt = NOW, audience = EU): Later => ({
  form: { kind: 'legal-event', ref: RECORD, audience, event: { event: code, occurredOn } },
  recordedAt,
});
const withdrawn = (recordedAt = NOW): Later => ({
  form: { kind: 'withdrawal', ref: RECORD, audience: EU, withdrawal: { reason: 'merged' } },
  recordedAt,
});
const statusAfter = (later: Later[], moment: Moment = PRESENT, state = 'NL') =>
  describeStatus(visibleTo(state, storedRecord(decision({ audience: EU }), 'NL', later)), moment);

describe('describeStatus', () => {
  it('is standing, since no day, when nothing has happened', () => {
    expect(statusAfter([])).toMatchObject({
      code: { code: 'standing' },
      since: undefined,
      counts: true,
      note: 'Nothing recorded touches the decision.',
    });
  });

  it('says since when, as precisely as it is known, and what it means', () => {
    expect(statusAfter([event('annulled', '2026-05')])).toMatchObject({
      code: { code: 'annulled', labels: { nl: 'Vernietigd' } },
      since: { value: '2026-05', precision: 'month' },
      counts: false,
      note: 'Annulled since 2026-05. A court or a higher authority set the decision aside. It counts no longer.',
    });
  });

  it.each([
    ['standing', true, []],
    ['under_challenge', true, ['appeal_lodged']],
    ['suspended', true, ['appeal_lodged', 'suspended']],
    ['varied', true, ['varied']],
    ['annulled', false, ['annulled']],
    ['standing', true, ['annulled', 'upheld']],
    ['revoked', false, ['suspended', 'revoked']],
    ['closed', true, ['complied']],
  ] as const)('is %s (counts: %s) after %j', (code, counts, events) => {
    const later = events.map((name, place) => event(name, `2026-0${place + 3}-01`));
    expect(statusAfter(later)).toMatchObject({ code: { code }, counts });
  });

  it('goes by when things happened, not by when they were recorded', () => {
    const late = [event('annulled', '2026-05-01'), event('appeal_lodged', '2026-04-01')];
    expect(statusAfter(late).code.code).toBe('annulled');
  });

  it('is withdrawn since the day that was logged, whatever happened before or after', () => {
    expect(statusAfter([event('annulled', '2026-05'), withdrawn()])).toMatchObject({
      code: { code: 'withdrawn' },
      since: { value: '2026-11-23', precision: 'day' },
      counts: false,
    });
  });

  it('leaves out what had not happened on the day asked about', () => {
    const later = [event('appeal_lodged', '2026-04-10'), event('annulled', '2026-06-20')];
    const on = (asOf: string) => statusAfter(later, openMoment({ asOf }, LATER)).code.code;
    expect([on('2026-04-09'), on('2026-04-10'), on('2026-06-19'), on('2026-06-20')]).toEqual([
      'standing',
      'under_challenge',
      'under_challenge',
      'annulled',
    ]);
  });

  it('takes what may have happened by that day as having happened', () => {
    const on = (asOf: string) =>
      statusAfter([event('annulled', '2026-06')], openMoment({ asOf }, LATER)).code.code;
    expect([on('2026-05-31'), on('2026-06-01')]).toEqual(['standing', 'annulled']);
  });

  it('leaves out what the register did not know at the time asked about', () => {
    const later = [event('annulled', '2026-05', new Date('2026-11-23T13:00:00Z'))];
    const at = (time: string) => statusAfter(later, openMoment({ knownAt: new Date(time) }, LATER)).code.code;
    expect([at('2026-11-23T12:59:59.999Z'), at('2026-11-23T13:00:00Z')]).toEqual(['standing', 'annulled']);
  });

  it('leaves out a withdrawal before its day, and before it was known', () => {
    const later = [withdrawn(new Date('2026-11-25T10:00:00Z'))];
    expect(statusAfter(later, openMoment({ asOf: '2026-11-24' }, LATER)).code.code).toBe('standing');
    expect(statusAfter(later, openMoment({ asOf: '2026-11-25' }, LATER)).code.code).toBe('withdrawn');
    const knownAt = new Date('2026-11-25T09:59:59Z');
    expect(statusAfter(later, openMoment({ knownAt }, LATER)).code.code).toBe('standing');
  });

  it('follows for each reader from the events that it may see', () => {
    const later = [event('appeal_lodged', '2026-04'), event('suspended', '2026-05', NOW, forStates('FR'))];
    expect(statusAfter(later, PRESENT, 'FR').code.code).toBe('suspended');
    expect(statusAfter(later, PRESENT, 'DE').code.code).toBe('under_challenge');
  });

  describe('where a legal event is not shown', () => {
    const APPEAL = 'CCCCCCCCCCCCCCCCCCCCCA';
    const hidden = 'There are events that are not shared with you, ask NL.';
    const noteOf = (later: Later[], state = 'DE', moment: Moment = PRESENT): string =>
      statusAfter(later, moment, state).note;
    /** The first later statement without its text. */
    const withoutText = (notices: Later[]): string => {
      const record = storedRecord(decision({ audience: EU }), 'NL', [
        { ...event('appeal_lodged', '2026-05'), id: APPEAL },
        ...notices,
      ]);
      const statements = record.statements.map((one) => ({
        ...one,
        parts: one.parts.filter(({ kind }) => kind !== 'event'),
      }));
      return describeStatus(visibleTo('DE', { ...record, statements }), PRESENT).note;
    };

    it('says that there are some, and whom to ask', () => {
      const later = [event('appeal_lodged', '2026-05', NOW, forStates('FR'))];
      expect(noteOf(later)).toBe(`Nothing recorded touches the decision. ${hidden}`);
      expect(noteOf(later, 'FR')).not.toContain('not shared');
    });

    it('says so of no other kind of statement, and not before it was known', () => {
      const relation = { relation: 'same_deal', to: OTHER_RECORD };
      const tied = { form: { kind: 'relation', ref: RECORD, audience: forStates('FR'), relation } };
      expect(noteOf([tied])).not.toContain(hidden);
      const later = [event('appeal_lodged', '2026-05', LATER, forStates('FR'))];
      expect(noteOf(later, 'DE', openMoment({ knownAt: NOW }, LATER))).not.toContain(hidden);
    });

    it('does not call hidden what it was told is erased', () => {
      const erasures = [{ part: 'event', reason: 'court_order' }];
      const form = { kind: 'erasure', ref: APPEAL, audience: EU, erasures };
      expect(withoutText([])).toContain(hidden);
      expect(withoutText([{ form }])).not.toContain(hidden);
      expect(withoutText([{ form: { ...form, audience: forStates('CA') } }])).toContain(hidden);
    });
  });

  it('has a label and a definition for every status', () => {
    for (const { code, definition } of decisionStatuses)
      expect([code, definition]).toEqual([code, expect.any(String)]);
  });
});

describe('describeNotCounted', () => {
  it.each([
    ['annulled', 1, '1 annulled decision not counted'],
    ['revoked', 2, '2 revoked decisions not counted'],
    ['withdrawn', 21, '21 withdrawn decisions not counted'],
  ] as const)('says of %s, %d times, that it is not counted', (code, count, text) => {
    expect(describeNotCounted(code, count)).toMatchObject({ status: { code }, count, text });
  });
});
