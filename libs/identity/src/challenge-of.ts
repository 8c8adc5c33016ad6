import type { IdentityError } from './identity.errors.js';

const UNAUTHORISED = 401;
const FORBIDDEN = 403;
const BAD_REQUEST = 400;
const UNAVAILABLE = 503;

/** The HTTP status of a request that nobody is let in with. */
export function statusOfRefusal({ code }: IdentityError): number {
  if (code === 'SESSION_FORGERY' || code === 'SESSION_ORIGIN') return FORBIDDEN;
  if (code === 'SIGN_IN_UNAVAILABLE' || code === 'SESSION_NOT_REFRESHED') return UNAVAILABLE;
  return code.startsWith('SIGN_IN_') || code === 'SESSION_AND_TOKEN' ? BAD_REQUEST : UNAUTHORISED;
}

/**
 * What `WWW-Authenticate` says to a client whose token or proof was refused (RFC 9449 §7.1, §9): with a
 * nonce that it lacked, it may try again at once.
 */
export function challengeOf({ code }: { readonly code: string }): string {
  const error =
    code === 'DPOP_NONCE'
      ? 'use_dpop_nonce'
      : code.startsWith('DPOP_')
        ? 'invalid_dpop_proof'
        : 'invalid_token';
  const isWithoutToken = code === 'TOKEN_MISSING' || code.startsWith('SESSION_');
  return isWithoutToken ? 'DPoP algs="ES256"' : `DPoP error="${error}", algs="ES256"`;
}
