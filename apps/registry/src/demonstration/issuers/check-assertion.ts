import { type KoaContextWithOIDC, errors } from 'oidc-provider';

/** Seconds that the assertion of a client may live. */
const LIFETIME_MOST = 300;

/**
 * What a client's assertion (RFC 7523 §3) must hold beyond what the library asks: exactly this issuer as its audience, no
 * list (FAPI 2.0 Security Profile §5.3.2.1), and a short life, so that the memory of used ones can be short.
 */
export function checkAssertion({ oidc }: KoaContextWithOIDC, { aud, iat, exp }: Claims): void {
  if (aud !== oidc.issuer) throw new errors.InvalidClientAuth('aud must be exactly the issuer');
  if (typeof iat === 'number' && typeof exp === 'number' && exp > iat && exp - iat <= LIFETIME_MOST) return;
  throw new errors.InvalidClientAuth(`an assertion lives for at most ${LIFETIME_MOST} seconds`);
}

type Claims = Readonly<Record<string, unknown>>;
