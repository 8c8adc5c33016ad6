import { RegisterError } from '#kernel';

export type LedgerErrorCode =
  | 'LOG_DIFFERS'
  | 'LOG_MISSING'
  | 'LOG_NOT_SIGNING'
  | 'LOG_OF_OTHER_REGISTER'
  | 'BUNDLE_MALFORMED'
  | 'CHECKPOINT_MALFORMED'
  | 'FORK_UNPROVEN'
  | 'KEY_UNSAFE'
  | 'NODE_TOKEN_MALFORMED'
  | 'NODE_TOKEN_UNVERIFIED'
  | 'NOTE_MALFORMED'
  | 'NOTE_UNVERIFIED'
  | 'POLICY_MALFORMED'
  | 'PROOF_INVALID'
  | 'PROOF_MALFORMED'
  | 'QUORUM_MISSED'
  | 'TILE_PATH_INVALID'
  | 'VERIFIER_KEY_INVALID';

export class LedgerError extends RegisterError<LedgerErrorCode> {}
