import type { JWK } from 'jose';

/** What a sign-in has brought. */
export interface IssuedTokens {
  /** State and issuer that the officer signed in at. */
  readonly state: string;
  readonly iss: string;
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
  /** The private key that the tokens are bound to (RFC 9449), made for this session. */
  readonly proofKey: JWK;
  /** Its RFC 7638 thumbprint. */
  readonly jkt: string;
}

/** What a session holds, encrypted in the database; no token of it ever reaches the browser. */
export interface SessionContent extends IssuedTokens {
  /** Whose session it is, as the provider named the officer at its beginning. */
  readonly officer: string;
}
