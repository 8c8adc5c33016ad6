import type { PartialDate as SignedDate } from '#kernel';
import { isCounted, statusOf } from '#statement';
import { type DecisionStatus, decisionStatuses, findTerm } from '#vocabulary';

import { isErased } from '../current-parts.js';
import type { Moment } from '../moment.js';
import { partialDateOf } from '../parts/partial-date.type.js';
import type { StoredRecord } from '../visible-record.js';
import { termOf } from '../vocabulary/term.type.js';
import { eventsOf, hadHappened, withdrawalOf } from './happened.js';
import { NotCounted, Status } from './status.type.js';

/** The status that follows from the events in this record that had happened, and were known, at the moment. */
export function describeStatus(record: StoredRecord, moment: Moment): Status {
  const withdrawn = withdrawalOf(record, moment);
  if (withdrawn) return status('withdrawn', withdrawn.recordedAt.toISOString().slice(0, 10));
  const standing = statusOf(eventsOf(record, moment));
  const described = status(standing.status, standing.since);
  if (!hasHiddenEvents(record, moment)) return described;
  const note = `${described.note} There are events that are not shared with you, ask ${record.state}.`;
  return Object.assign(described, { note });
}

/** Silence is no event; a head without its event is not silence. */
function hasHiddenEvents(record: StoredRecord, moment: Moment): boolean {
  return record.statements.some(
    (statement) =>
      statement.kind === 'legal-event' &&
      !statement.parts.some(({ kind }) => kind === 'event') &&
      !isErased(record, statement) &&
      hadHappened(statement, moment),
  );
}

function status(code: DecisionStatus, since: SignedDate | undefined): Status {
  const { en } = termOf(decisionStatuses, code).labels;
  const definition = findTerm(decisionStatuses, code)?.definition ?? '';
  return Object.assign(new Status(), {
    code: termOf(decisionStatuses, code),
    since: since === undefined ? undefined : partialDateOf(since),
    counts: isCounted(code),
    note: since === undefined ? definition : `${en} since ${since}. ${definition}`,
  });
}

/** "1 annulled decision not counted", "2 revoked decisions not counted". */
export function describeNotCounted(code: 'annulled' | 'revoked' | 'withdrawn', count: number): NotCounted {
  const decisions = count === 1 ? 'decision' : 'decisions';
  return Object.assign(new NotCounted(), {
    status: termOf(decisionStatuses, code),
    count,
    text: `${count} ${code} ${decisions} not counted`,
  });
}
