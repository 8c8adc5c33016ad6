import { RegisterError } from '#kernel';

export type JournalErrorCode =
  | 'PURPOSE_MISSING'
  | 'PURPOSE_UNKNOWN'
  | 'CASE_REFERENCE_MISSING'
  | 'CASE_REFERENCE_INVALID'
  | 'JOURNAL_CURSOR_INVALID'
  | 'JOURNAL_CHAIN_BROKEN'
  | 'JOURNAL_UNAVAILABLE'
  | 'READ_REPORT_MALFORMED'
  | 'RECEIPT_MALFORMED'
  | 'RECEIPT_QUESTION_OTHER';

export class JournalError extends RegisterError<JournalErrorCode> {}

/** A cursor of another list, or of none. */
export function cursorInvalid(): JournalError {
  return new JournalError('JOURNAL_CURSOR_INVALID', 'This cursor was not made for this list.', {
    path: ['after'],
    advice: 'Start again without `after`.',
  });
}
