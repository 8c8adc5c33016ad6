import { earliestDay } from '#kernel';
import type { DatedEvent, EventPart } from '#statement';

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

/**
 * Whether a statement belongs to the picture of a moment. An event counts from the first day that its date
 * may mean: what may have ended a decision is shown rather than left out.
 */
export function hadHappened({ parts, recordedAt }: StoredStatement, { asOf, knownAt }: Moment): boolean {
  if (recordedAt > knownAt) return false;
  if (asOf === undefined) return true;
  return parts.every(({ kind, content }) => {
    if (kind === 'event') return earliestDay((content as EventPart).occurredOn) <= asOf;
    return kind !== 'withdrawal' || recordedAt.toISOString().slice(0, 10) <= asOf;
  });
}
