import fc from 'fast-check';
import { type DecisionStatus, decisionStatuses, isCode, type LegalEvent, legalEvents } from '#vocabulary';
import { dayAfter, history, possibleHistory } from '../__fixtures__/phase-table.js';
import type { DatedEvent } from './dated-event.type.js';
import { inOrder } from './in-order.js';
import { type Phase, phaseAfter } from './phase.js';
import { isCounted, statusOf } from './status-of.js';

const code = fc.constantFrom(...legalEvents.map((entry): LegalEvent => entry.code));
const date = fc.constantFrom('1999', '2020', '2020-01', '2020-01-01', '2020-06-30', '2021-02', '2024-02-29');
/** Any events at all, impossible ones too, each at a place of its own in the log. */
const anyEvents = fc
  .array(fc.record({ event: code, occurredOn: date }), { maxLength: 12 })
  .map((events) => events.map((event, logIndex): DatedEvent => ({ ...event, logIndex })));
const shuffled = (events: DatedEvent[]) =>
  fc.shuffledSubarray(events, { minLength: events.length, maxLength: events.length });

const STATUS_OF_PHASE: Readonly<Record<Phase, DecisionStatus>> = {
  in_force: 'standing',
  challenged: 'under_challenge',
  suspended: 'suspended',
  annulled: 'annulled',
  revoked: 'revoked',
  closed: 'closed',
};

describe('statusOf', () => {
  it('says of a decision without events that it stands, since no day in particular', () => {
    expect(statusOf([])).toEqual({ status: 'standing' });
  });

  it.each<[LegalEvent[], DecisionStatus]>([
    [['appeal_lodged'], 'under_challenge'],
    [['appeal_lodged', 'suspended'], 'suspended'],
    [['suspended', 'appeal_lodged'], 'suspended'],
    [['appeal_lodged', 'upheld'], 'standing'],
    [['suspended', 'upheld'], 'standing'],
    [['appeal_lodged', 'annulled'], 'annulled'],
    [['annulled', 'remitted'], 'annulled'],
    [['annulled', 'upheld'], 'standing'],
    [['annulled', 'upheld', 'annulled'], 'annulled'],
    [['revoked'], 'revoked'],
    [['varied'], 'varied'],
    [['varied', 'appeal_lodged'], 'under_challenge'],
    [['varied', 'appeal_lodged', 'upheld'], 'varied'],
    [['suspended', 'varied'], 'suspended'],
    [['suspended', 'varied', 'upheld'], 'varied'],
    [['varied', 'annulled', 'upheld'], 'varied'],
    [['varied', 'revoked'], 'revoked'],
    [['complied'], 'closed'],
    [['appeal_lodged', 'complied'], 'under_challenge'],
    [['appeal_lodged', 'complied', 'upheld'], 'standing'],
    [['conditions_ended'], 'closed'],
    [['complied', 'appeal_lodged'], 'under_challenge'],
    [['complied', 'conditions_breached'], 'closed'],
    [['conditions_breached'], 'standing'],
    [['deadline_extended', 'deadline_extended'], 'standing'],
  ])('after %j is %s', (events, status) => {
    expect(statusOf(history(...events)).status).toBe(status);
  });

  it('goes by the days of the events, not by the order in which they are given or recorded', () => {
    const [annulled, upheld] = history('annulled', 'upheld');
    expect(annulled && upheld && statusOf([upheld, annulled]).status).toBe('standing');
    const late: DatedEvent = { event: 'suspended', occurredOn: '2019-12-31', logIndex: 99 };
    expect(statusOf([...history('annulled'), late]).status).toBe('annulled');
  });

  it('dates the status from the event that brought it about, as exactly as that is known', () => {
    expect(statusOf(history('appeal_lodged', 'suspended', 'annulled')).since).toBe(dayAfter(2));
    expect(statusOf([{ event: 'annulled', occurredOn: '2020-06', logIndex: 1 }]).since).toBe('2020-06');
  });

  it('keeps the date when an event leaves the status as it was', () => {
    expect(statusOf(history('appeal_lodged', 'appeal_lodged', 'deadline_extended')).since).toBe(dayAfter(0));
    expect(statusOf(history('annulled', 'remitted')).since).toBe(dayAfter(0));
    expect(statusOf(history('upheld'))).toEqual({ status: 'standing' });
  });

  it('dates a status that came back from when it came back', () => {
    expect(statusOf(history('appeal_lodged', 'upheld'))).toEqual({ status: 'standing', since: dayAfter(1) });
    expect(statusOf(history('varied', 'appeal_lodged', 'upheld')).since).toBe(dayAfter(2));
  });

  it('follows a reader who may not see what happened in between', () => {
    const whole = history('annulled', 'upheld', 'suspended');
    expect(statusOf(whole.filter(({ event }) => event !== 'upheld')).status).toBe('suspended');
    expect(statusOf(history('annulled', 'annulled'))).toEqual({ status: 'annulled', since: dayAfter(0) });
  });

  it('does not take an ended decision for closed or challenged on the word of a weaker event', () => {
    expect(statusOf(history('annulled', 'complied')).status).toBe('annulled');
    expect(statusOf(history('revoked', 'appeal_lodged', 'conditions_ended')).status).toBe('revoked');
  });
});

describe('statusOf on any events', () => {
  it('has a status of the list, never withdrawn, with the date of one of the events', () => {
    fc.assert(
      fc.property(anyEvents.chain(fc.shuffledSubarray), (events) => {
        const { status, since } = statusOf(events);
        expect(isCode(decisionStatuses, status) && status !== 'withdrawn').toBe(true);
        if (since !== undefined) expect(events.map(({ occurredOn }) => occurredOn)).toContain(since);
        else expect(status).toBe('standing');
      }),
    );
  });

  it('is the same in every order', () => {
    fc.assert(
      fc.property(
        anyEvents.chain((events) => fc.tuple(fc.constant(events), shuffled(events))),
        ([events, others]) => {
          expect(statusOf(others)).toEqual(statusOf(events));
        },
      ),
    );
  });

  it('is the phase that a possible history ends in, varied or not', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 15 }), (choices) => {
        const { events, phase } = possibleHistory(choices);
        const standing = events.includes('varied') ? 'varied' : 'standing';
        const expected = phase === 'in_force' ? standing : STATUS_OF_PHASE[phase];
        expect(statusOf(history(...events)).status).toBe(expected);
      }),
    );
  });

  it('counts a decision unless the last deciding event ended it', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const last = inOrder(events)
          .map(({ event }) => phaseAfter(event))
          .findLast((phase) => phase !== undefined);
        expect(isCounted(statusOf(events).status)).toBe(last !== 'annulled' && last !== 'revoked');
      }),
    );
  });
});

describe('isCounted', () => {
  it('leaves out decisions that were annulled, revoked or withdrawn', () => {
    const left = decisionStatuses.filter((entry) => !isCounted(entry.code));
    expect(left.map((entry) => entry.code)).toEqual(['annulled', 'revoked', 'withdrawn']);
  });
});
