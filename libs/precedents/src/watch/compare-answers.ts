import { NoticeKind } from './watch-notice.type.js';

/** A record as a reader saw it. */
export interface SeenRecord {
  readonly recordId: string;
  /** Of everything that the reader may see of it. */
  readonly digest: string;
  /** Code of its legal status. */
  readonly status: string;
}

/** A record as it is now, and whether it counts and answers the question. */
export interface RecordNow extends SeenRecord {
  readonly counts: boolean;
  readonly answers: boolean;
}

export interface Told {
  readonly recordId: string;
  readonly kind: NoticeKind;
}

/**
 * What there is to tell of a record that is not what it was. A change of status is told also of a record that does not
 * answer any more, as one that was withdrawn; anything else is not.
 */
export function compareAnswers(
  now: readonly RecordNow[],
  seen: readonly SeenRecord[],
  withEnded: boolean,
): Told[] {
  const before = new Map(seen.map((record) => [record.recordId, record]));
  return now.flatMap((record) => {
    const kind = kindOf(record, before.get(record.recordId), withEnded);
    return kind ? [{ recordId: record.recordId, kind }] : [];
  });
}

function kindOf(
  { digest, status, counts, answers }: RecordNow,
  before: SeenRecord | undefined,
  withEnded: boolean,
): NoticeKind | undefined {
  if (before && before.status !== status) return NoticeKind.STATUS_CHANGED;
  const isListed = answers && (counts || withEnded);
  if (!isListed || before?.digest === digest) return undefined;
  return before ? NoticeKind.CHANGED : NoticeKind.NEW;
}
