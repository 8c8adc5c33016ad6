import type { IdentityError } from './identity.errors.js';

/**
 * What `WWW-Authenticate` says to a client whose token or proof was refused (RFC 9449 §7.1, §9): with a
 * nonce that it lacked, it may try again at once.
 */
export function challengeOf({ code }: IdentityError): string {
  const error =
    code === 'DPOP_NONCE'
      ? 'use_dpop_nonce'
      : code.startsWith('DPOP_')
        ? 'invalid_dpop_proof'
        : 'invalid_token';
  return code === 'TOKEN_MISSING' ? 'DPoP algs="ES256"' : `DPoP error="${error}", algs="ES256"`;
}
