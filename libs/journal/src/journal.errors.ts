import { RegisterError } from '#kernel';

export type JournalErrorCode =
  | 'PURPOSE_MISSING'
  | 'PURPOSE_UNKNOWN'
  | 'CASE_REFERENCE_MISSING'
  | 'CASE_REFERENCE_INVALID'
  | 'JOURNAL_CURSOR_INVALID'
  | 'JOURNAL_CHAIN_BROKEN'
  | 'JOURNAL_UNAVAILABLE'
  | 'RECEIPT_MALFORMED'
  | 'RECEIPT_QUESTION_OTHER';

export class JournalError extends RegisterError<JournalErrorCode> {}
