import { earliestDay } from '#kernel';
import type { DatedEvent, EventPart, StatementKind } from '#statement';

import type { Moment } from '../moment.js';
import type { StoredRecord, StoredStatement } from '../visible-record.js';

/** The visible legal events that had happened and were known at the moment. */
export function eventsOf(record: StoredRecord, moment: Moment): DatedEvent[] {
  return record.statements
    .filter((statement) => hadHappened(statement, moment))
    .flatMap(({ parts, logIndex }) =>
      parts
        .filter(({ kind }) => kind === 'event')
        .map(({ content }) => ({ ...(content as EventPart), logIndex })),
    );
}

/** The statement that took the record out of the register, if it was known at the moment. */
export function withdrawalOf(record: StoredRecord, moment: Moment): StoredStatement | undefined {
  return record.statements.find(
    (statement) =>
      statement.parts.some(({ kind }) => kind === 'withdrawal') && hadHappened(statement, moment),
  );
}

/** Statements that have no date of their own: they count from the day on which they were logged. */
const DATELESS: readonly StatementKind[] = ['relation', 'withdrawal'];

/**
 * Whether a statement belongs to the picture of a moment. An event counts from the first day that its date
 * may mean: what may have ended a decision is shown rather than left out. A correction corrects at every day.
 */
export function hadHappened({ kind, parts, recordedAt }: StoredStatement, moment: Moment): boolean {
  if (recordedAt > moment.knownAt) return false;
  if (DATELESS.includes(kind)) return loggedBy(recordedAt, moment);
  const event = parts.find((part) => part.kind === 'event')?.content as EventPart | undefined;
  return !event || moment.asOf === undefined || earliestDay(event.occurredOn) <= moment.asOf;
}

/** Whether something was in the log by the day, and the time, of the moment. */
export function loggedBy(recordedAt: Date, { asOf, knownAt }: Moment): boolean {
  return recordedAt <= knownAt && (asOf === undefined || recordedAt.toISOString().slice(0, 10) <= asOf);
}
