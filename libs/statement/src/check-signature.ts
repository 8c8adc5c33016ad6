import { signingInput } from './signing-input-hash.js';
import { StatementError } from './statement.errors.js';
import type { PublicJwk } from './statement.type.js';

const SIGNATURE_BYTES = 64;
const ES256 = { name: 'ECDSA', hash: 'SHA-256' } as const;
const P256 = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const encoder = new TextEncoder();
const imported = new WeakMap<PublicJwk, Promise<CryptoKey>>();

/** ES256 over `header.payload`, r and s of 32 bytes each (RFC 7518 §3.4); DER is refused by its length. */
export async function checkSignature(
  signedPart: string,
  signature: Uint8Array<ArrayBuffer>,
  jwk: PublicJwk,
): Promise<void> {
  if (signature.length !== SIGNATURE_BYTES) throw new StatementError('STATEMENT_SIGNATURE_LENGTH');
  const key = await verifyingKey(jwk);
  const valid = await crypto.subtle.verify(ES256, key, signature, encoder.encode(signingInput(signedPart)));
  if (!valid) throw new StatementError('STATEMENT_SIGNATURE');
}

/** Importing a key costs more than verifying with it; the membership keeps one JWK object per key. */
function verifyingKey(jwk: PublicJwk): Promise<CryptoKey> {
  const known = imported.get(jwk);
  if (known) return known;
  const key = importKey(jwk);
  imported.set(jwk, key);
  return key;
}

/** Takes the four public members only: `use`, `alg` or a private half in the entry change nothing. */
async function importKey({ kty, crv, x, y }: PublicJwk): Promise<CryptoKey> {
  try {
    if (kty !== 'EC' || crv !== 'P-256') throw new TypeError('not a P-256 key');
    return await crypto.subtle.importKey('jwk', { kty, crv, x, y }, P256, true, ['verify']);
  } catch (cause) {
    throw new StatementError('STATEMENT_KEY_ALGORITHM', { cause });
  }
}
