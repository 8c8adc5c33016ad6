import { type Later, PRESENT, RECORD, decision, storedRecord } from '../../test/stored-record.js';
import type { Moment } from '../moment.js';
import type { StoredStatement } from '../visible-record.js';
import { eventsOf, hadHappened, withdrawalOf } from './happened.js';

const RECORDED = new Date('2026-11-20T15:00:00Z');
const event = (occurredOn: string): Later => ({
  form: { kind: 'legal-event', ref: RECORD, event: { event: 'annulled', occurredOn } },
  recordedAt: RECORDED,
});
const withdrawal: Later = {
  form: { kind: 'withdrawal', ref: RECORD, withdrawal: { reason: 'merged' } },
  recordedAt: RECORDED,
};
const relation: Later = {
  form: { kind: 'relation', ref: RECORD, relation: { relation: 'same_deal', to: 'BBBBBBBBBBBBBBBBBBBBBA' } },
  recordedAt: RECORDED,
};
const record = (...later: Later[]) => storedRecord(decision(), 'NL', later);
const moment = (changes: Partial<Moment>): Moment => ({ ...PRESENT, past: true, ...changes });
const statement = (later: Later): StoredStatement => {
  const [, one] = record(later).statements;
  if (!one) throw new Error('There is no later statement.');
  return one;
};

describe('hadHappened', () => {
  it('is so in the present of everything', () => {
    for (const later of [event('2026-05'), withdrawal, relation]) {
      expect(hadHappened(statement(later), PRESENT)).toBe(true);
    }
  });

  it.each([
    [new Date('2026-11-20T14:59:59Z'), false],
    [RECORDED, true],
  ])('asks of every statement whether it was known at %s', (knownAt, expected) => {
    for (const later of [event('2026-05'), withdrawal, relation]) {
      expect(hadHappened(statement(later), moment({ knownAt }))).toBe(expected);
    }
  });

  it.each([
    ['2026-05-10', '2026-05-09', false],
    ['2026-05-10', '2026-05-10', true],
    ['2026-05', '2026-04-30', false],
    ['2026-05', '2026-05-01', true],
    ['2026', '2025-12-31', false],
    ['2026', '2026-01-01', true],
  ])('has an event of %s by %s: %s', (occurredOn, asOf, expected) => {
    expect(hadHappened(statement(event(occurredOn)), moment({ asOf }))).toBe(expected);
  });

  it.each([
    ['2026-11-19', false],
    ['2026-11-20', true],
  ])('has what bears no date on the day it was logged: by %s %s', (asOf, expected) => {
    expect(hadHappened(statement(withdrawal), moment({ asOf }))).toBe(expected);
    expect(hadHappened(statement(relation), moment({ asOf }))).toBe(expected);
  });

  it('has a correction at every day: the error was one from the start', () => {
    const replace = { 'reasons:en': { text: 'Right.' } };
    const correction = {
      form: { kind: 'correction', ref: RECORD, reason: 'A slip.', replace },
      recordedAt: RECORDED,
    };
    expect(hadHappened(statement(correction), moment({ asOf: '2020-01-01' }))).toBe(true);
  });

  it('takes a statement whose event is not shown as having no day', () => {
    const hidden = statement(event('2026-05-10'));
    const parts = hidden.parts.filter(({ kind }) => kind === 'head');
    expect(hadHappened({ ...hidden, parts }, moment({ asOf: '2020-01-01' }))).toBe(true);
  });
});

describe('eventsOf', () => {
  it('gives the events with their places in the log', () => {
    expect(eventsOf(record(event('2026-05'), relation, event('2026-06')), PRESENT)).toMatchObject([
      { event: 'annulled', occurredOn: '2026-05', logIndex: 5 },
      { event: 'annulled', occurredOn: '2026-06', logIndex: 7 },
    ]);
  });

  it('leaves out those that had not happened, or were not known', () => {
    const events = record(event('2026-05'), event('2026-06'));
    expect(eventsOf(events, moment({ asOf: '2026-05-31' }))).toHaveLength(1);
    expect(eventsOf(events, moment({ knownAt: new Date('2026-11-20') }))).toEqual([]);
  });
});

describe('withdrawalOf', () => {
  it('finds the statement that took the record out', () => {
    expect(withdrawalOf(record(event('2026-05'), withdrawal), PRESENT)).toMatchObject({ kind: 'withdrawal' });
    expect(withdrawalOf(record(event('2026-05')), PRESENT)).toBeUndefined();
  });

  it('does not find it before its time', () => {
    expect(withdrawalOf(record(withdrawal), moment({ asOf: '2026-11-19' }))).toBeUndefined();
  });
});
