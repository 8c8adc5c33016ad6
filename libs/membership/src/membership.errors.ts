import { RegisterError } from '#kernel';

export type MembershipErrorCode =
  | 'ROOT_DUPLICATE'
  | 'ROOT_EXPIRED'
  | 'ROOT_FILES_DIFFER'
  | 'ROOT_FILE_UNREADABLE'
  | 'ROOT_FORKED'
  | 'ROOT_HOME_LOG'
  | 'ROOT_HOME_MOVED'
  | 'ROOT_INVALID'
  | 'ROOT_ISSUER_URL'
  | 'ROOT_KEY_INVALID'
  | 'ROOT_KEY_PRIVATE'
  | 'ROOT_KEY_REUSED'
  | 'ROOT_KEY_REVIVED'
  | 'ROOT_KEY_THUMBPRINT'
  | 'ROOT_MALFORMED'
  | 'ROOT_NODE_URL'
  | 'ROOT_NOT_A_MEMBER'
  | 'ROOT_NOT_NEXT'
  | 'ROOT_QUORUM'
  | 'ROOT_SIGNATURE'
  | 'ROOT_SIGNED_ALREADY'
  | 'ROOT_SIGNER_UNKNOWN'
  | 'ROOT_THRESHOLD';

/** A root that cannot be taken; the register goes on with the one it holds. */
export class MembershipError extends RegisterError<MembershipErrorCode> {}
