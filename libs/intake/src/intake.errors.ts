import { RegisterError } from '#kernel';

/** What each refusal of the gate means; the keys are the closed set of codes. */
export const INTAKE_ERROR_CODES = {
  SUBMITTER_STATE: 'The officer who submits is not of the state that signed.',
  SUBMITTER_READS_ONLY: 'The signing state takes part as a reader only.',
  HOME_ELSEWHERE: "This node is not the home of the signing state's log.",
  DEMONSTRATION_MISMATCH: 'A demonstration statement at a real register, or the other way round.',
  STATEMENT_ID_REUSED: 'Another statement with this jti is in the log already.',
  AFTER_UNKNOWN: 'The log position in `after` was never a position of this log.',
  AUDIENCE_CIRCLE_UNKNOWN:
    'An audience names a circle that does not exist, has expired, or is not open to the signer.',
  AUDIENCE_STATE_UNKNOWN: 'An audience names a state that is no member.',
  CIRCLE_NOT_OWN: 'The id of the circle is that of another state.',
  CIRCLE_EXPIRY: 'The end of the circle is past, or more than five years ahead.',
  MANIFEST_VERSION: 'The version of a circle or an exclusion is not one more than the one that stands.',
  MANIFEST_STATE_UNKNOWN: 'A circle or an exclusion names a state that is not in the register.',
  EXCLUSION_OF_ITSELF: 'A state shuts itself out of its own records.',
  DECISION_IN_FUTURE: 'The date of the decision lies ahead.',
  REPORTED_MEMBER:
    'The reported decision was taken by a state that was a member then: only it may record it.',
  REPORTED_WITHOUT_SOURCE:
    'A reported decision needs a public source, and grounds that are not its authority’s own.',
  REFERENCE_UNKNOWN: 'Your state has no record or statement with the id that the statement refers to.',
  REFERENCE_IN_FORMER_LOG: 'The record that the statement refers to stands in a log that the state has left.',
  REFERENCE_NOT_DECISION: 'The statement refers to a later statement where only a decision will do.',
  RECORD_WITHDRAWN: 'The record was withdrawn; it can only be erased.',
  EVENT_IN_FUTURE: 'The date of the event lies ahead.',
  EVENT_BEFORE_DECISION: 'The event is dated before the decision.',
  EVENT_NOT_POSSIBLE: 'The event cannot follow from what happened before it.',
  EVENT_ORDER_UNCLEAR: 'The dates leave open which of two events came first, and that decides.',
  ERASURE_REACHES_FEWER:
    'The notice of an erased annulment, suspension, revocation or withdrawal is shared with fewer readers than it was.',
  EVENT_REACHES_FEWER:
    'An annulment, suspension, revocation or withdrawal is shared with fewer readers than the outcome.',
  CORRECTION_REACHES_FEWER: 'A corrected part is shared with fewer readers than the part it replaces.',
  CORRECTION_PART_ERASED: 'The part to correct was erased.',
  RECORD_TOO_LONG: 'The record has as many statements as a record may have.',
  ERASURE_PART_UNKNOWN: 'The part to erase does not exist, or was erased before.',
  SHARING_PART_UNKNOWN: 'A new sharing names a part that the record or statement does not have.',
  SHARING_LEVEL_MISPLACED: 'Hit levels are changed for a record, not for a later statement.',
  SHARING_LEAVES_EVENT:
    'With the new sharing, an annulment, suspension, revocation or withdrawal would reach fewer readers than the outcome.',
  BATCH_SIZE: 'A call holds no statement, or more than 100.',
  TAKEN_BACK_UNREADABLE: 'The file in which the node keeps what was taken back is damaged.',
  TAKEN_BACK_UNWRITABLE:
    'The statement is in the log, but the node could not note outside its database what it takes back.',
} as const;

export type IntakeErrorCode = keyof typeof INTAKE_ERROR_CODES;

export class IntakeError extends RegisterError<IntakeErrorCode> {}
