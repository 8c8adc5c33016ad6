import { RegisterError } from '#kernel';

export type IdentityErrorCode =
  | 'AUTHORIZATION_SCHEME'
  | 'ISSUER_NOT_DEMONSTRATION'
  | 'OFFICER_UNKNOWN'
  | 'STATE_NOT_A_MEMBER'
  | 'TOKEN_ALGORITHM'
  | 'TOKEN_AUDIENCE'
  | 'TOKEN_BOUND'
  | 'TOKEN_CLAIMS'
  | 'TOKEN_DEMONSTRATION'
  | 'TOKEN_EXPIRED'
  | 'TOKEN_HEADER'
  | 'TOKEN_ISSUER_UNKNOWN'
  | 'TOKEN_KEY_UNKNOWN'
  | 'TOKEN_KEYS_UNAVAILABLE'
  | 'TOKEN_LIFETIME'
  | 'TOKEN_MALFORMED'
  | 'TOKEN_MISSING'
  | 'TOKEN_NOT_YET_VALID'
  | 'TOKEN_SIGNATURE'
  | 'TOKEN_TYPE';

/** A request that nobody answers for. Messages say what is wrong with the token, never what it says. */
export class IdentityError extends RegisterError<IdentityErrorCode> {}
