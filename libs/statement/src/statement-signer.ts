import { calculateJwkThumbprint, type JWK } from 'jose';

/** Holds a record key, wherever it is kept: a file, a module, a remote device. */
export interface StatementSigner {
  /** RFC 7638 thumbprint of the public key. */
  readonly kid: string;
  /** ES256 over the signing input: 64 bytes, r and s (RFC 7518 §3.4). */
  sign(signingInput: Uint8Array<ArrayBuffer>): Promise<Uint8Array>;
}

/** A signer over a private P-256 key given as JWK; rejects with a TypeError when it is none. */
export async function signerFromJwk(privateJwk: JWK): Promise<StatementSigner> {
  const { kty, crv, x, y, d } = privateJwk;
  if (kty !== 'EC' || crv !== 'P-256' || d === undefined) throw new TypeError('not a private P-256 key');
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const key = await crypto.subtle.importKey('jwk', { kty, crv, x, y, d }, algorithm, false, ['sign']);
  const sign = async (input: Uint8Array<ArrayBuffer>) =>
    new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, input));
  return { kid: await calculateJwkThumbprint({ kty, crv, x, y }), sign };
}
