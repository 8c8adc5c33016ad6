import { RegisterError } from '#kernel';

export type PrecedentsErrorCode =
  | 'CURSOR_INVALID'
  | 'REQUEST_ID_REUSED'
  | 'QUESTION_EMPTY'
  | 'BATCH_SIZE'
  | 'QUESTION_FOR_ANOTHER'
  | 'HIT_UNKNOWN'
  | 'HIT_UNDECIDED'
  | 'RECORD_STALE'
  | 'MOMENT_INVALID'
  | 'MOMENT_IN_FUTURE'
  | 'MEMBERSHIP_ENDED'
  | 'SEARCH_EMPTY'
  | 'SEARCH_TOO_LONG'
  | 'SEARCH_SYNTAX'
  | 'LIKENESS_UNSAID'
  | 'WATCHES_TOO_MANY'
  | 'WATCH_UNKNOWN';

export class PrecedentsError extends RegisterError<PrecedentsErrorCode> {}
