import { RegisterError } from '#kernel';

export type FederationErrorCode =
  | 'PEER_UNKNOWN'
  | 'PEER_ASSERTION'
  | 'PEER_ADDRESS'
  | 'PEER_UNREACHABLE'
  | 'PEER_REFUSED'
  | 'PEER_ANSWER'
  | 'PEER_TOO_MUCH'
  | 'PEER_NO_KEY'
  | 'PEER_LOG_FORKED'
  | 'PEER_LOG_DIFFERS'
  | 'PEER_LOG_BEHIND'
  | 'PULL_OVERTAKEN'
  | 'GRANT_INVALID'
  | 'LEASE_INVALID'
  | 'ENVELOPE_INVALID'
  | 'OUTCOMES_INVALID'
  | 'READS_INVALID'
  | 'READS_SPAN_TOO_LONG'
  | 'PEER_ROOT_AHEAD'
  | 'ENTRY_NOT_AT_HOME'
  | 'ENTRY_NOT_A_MEMBER'
  | 'ENTRY_ID_TAKEN'
  | 'ENTRY_NOT_TEXT'
  | 'WITNESS_NO_KEY'
  | 'WITNESS_UNPROVEN'
  | 'WEBHOOK_REFUSED'
  | 'MAIL_REFUSED';

/** What is wrong between two nodes; `advice` says who has to do something about it. */
export class FederationError extends RegisterError<FederationErrorCode> {}
