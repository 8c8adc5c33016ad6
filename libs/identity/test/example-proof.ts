import { createHash, randomUUID } from 'node:crypto';

import { type JWK, SignJWT, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK } from 'jose';

/** A client's own key, with which it proves that it holds its tokens. */
export interface ProofKey {
  readonly thumbprint: string;
  readonly jwk: JWK;
  readonly privateJwk: JWK;
}

export async function proofKey(): Promise<ProofKey> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const { d, ...jwk } = await exportJWK(privateKey);
  return { thumbprint: await calculateJwkThumbprint(jwk), jwk, privateJwk: { ...jwk, d } };
}

/** What a proof says (RFC 9449 §4.2), as an honest client makes it. */
export interface ProofClaims {
  readonly method: string;
  readonly url: string;
  readonly token: string;
  readonly nonce?: string | undefined;
  readonly now: Date;
}

/** A proof with any of its claims or header members changed; undefined leaves one out. */
export async function dpopProof(
  key: ProofKey,
  { method, url, token, nonce, now }: ProofClaims,
  change: { claims?: Record<string, unknown>; header?: Record<string, unknown> } = {},
): Promise<string> {
  const claims = {
    jti: randomUUID(),
    htm: method,
    htu: url,
    iat: Math.floor(now.getTime() / 1000),
    ath: createHash('sha256').update(token).digest('base64url'),
    nonce,
    ...change.claims,
  };
  const header = { alg: 'ES256', typ: 'dpop+jwt', jwk: key.jwk, ...change.header };
  return new SignJWT(claims).setProtectedHeader(header).sign(await importJWK(key.privateJwk, 'ES256'));
}
