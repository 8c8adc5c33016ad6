import { type JWK, calculateJwkThumbprint } from 'jose';

/** The key set (RFC 7517 §5) that a client whose private key this is shows: the public half alone, for ES256. */
export async function publicKeySet({ kty, crv, x, y }: JWK): Promise<{ keys: JWK[] }> {
  const jwk = { kty, crv, x, y } as JWK;
  return { keys: [{ ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'ES256', use: 'sig' }] };
}
