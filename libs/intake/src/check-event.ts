import { earliestDay, latestDay } from '#kernel';
import { type DatedEvent, type EventPart, type OutcomePart, firstImpossible, unclearOrder } from '#statement';

import type { GateView } from './check-submission.js';
import { IntakeError } from './intake.errors.js';
import { type Subject, decisionParts } from './subject.store.js';
import type { Submission } from './submission.js';

/** A legal event in its place: not ahead of today, not before the decision, and possible after the others. */
export function checkEvent({ content }: Submission, subject: Subject, { now }: GateView): void {
  const event = content.parts.get('event') as EventPart | undefined;
  if (!event) return;
  checkDate(event, subject, now);
  const earlier = eventsOf(subject);
  const added = dated(event, Number.MAX_SAFE_INTEGER);
  if (unclearOrder(added, earlier)) throw unclear();
  const impossible = firstImpossible([...earlier, added]);
  if (impossible) throw notPossible(impossible.event.event, impossible.phase);
}

/** A corrected date of the decision must leave its events behind it. */
export function checkEventsFollow({ content }: Submission, subject: Subject): void {
  const outcome = content.parts.get('outcome') as OutcomePart | undefined;
  if (!outcome) return;
  const first = earliestDay(outcome.decidedOn);
  if (eventsOf(subject).every(({ occurredOn }) => latestDay(occurredOn) >= first)) return;
  throw new IntakeError('EVENT_BEFORE_DECISION', 'An event would be dated before the decision.', {
    path: ['outcome', 'decidedOn'],
    advice: 'Check the date; erase an event that was recorded in error first.',
  });
}

function checkDate(event: EventPart, subject: Subject, now: Date): void {
  const path = ['event', 'occurredOn'];
  if (earliestDay(event.occurredOn) > now.toISOString().slice(0, 10)) {
    throw new IntakeError('EVENT_IN_FUTURE', 'The event is dated after today.', {
      path,
      advice: 'Record an event once it has happened.',
    });
  }
  const outcome = decisionParts(subject).find(({ part }) => part === 'outcome');
  const decidedOn = (outcome?.content as OutcomePart | undefined)?.decidedOn;
  if (decidedOn === undefined || latestDay(event.occurredOn) >= earliestDay(decidedOn)) return;
  throw new IntakeError('EVENT_BEFORE_DECISION', 'The event is dated before the decision.', {
    path,
    advice: 'Check the date of the event; correct the decision first if its date is wrong.',
  });
}

function eventsOf({ said }: Subject): DatedEvent[] {
  return said
    .filter(({ part }) => part === 'event')
    .map((one) => dated(one.content as EventPart, one.arrival));
}

function dated({ event, occurredOn }: EventPart, logIndex: number): DatedEvent {
  return { event, occurredOn, logIndex };
}

function unclear(): IntakeError {
  return new IntakeError('EVENT_ORDER_UNCLEAR', 'The dates leave open which of two events came first.', {
    path: ['event', 'occurredOn'],
    advice: 'Give the month or the day: the last of them decides whether the decision counts.',
  });
}

function notPossible(event: string, phase: string): IntakeError {
  return new IntakeError(
    'EVENT_NOT_POSSIBLE',
    `With this event the history does not hold: ${event} cannot follow while the decision is ${phase}.`,
    {
      path: ['event', 'event'],
      advice: 'Check event and date; record a missing event first, or erase one recorded in error.',
    },
  );
}
