import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';

import type { Signer } from '../src/core/signer.js';
import type { SignatureType, VerifierKey } from '../src/core/note/verifier-key.js';

/** The head of a PKCS #8 file with an Ed25519 seed (RFC 8410 §7). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A key made from a seed of 32 bytes, or from a name: the same each time. */
export function testSigner(seed: Uint8Array | string): Signer {
  const bytes = typeof seed === 'string' ? createHash('sha256').update(seed).digest() : Buffer.from(seed);
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, bytes]), format: 'der', type: 'pkcs8' });
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' });
  return {
    keyId: `test key ${x}`,
    publicKey: Buffer.from(x, 'base64url'),
    sign: (message) => Promise.resolve(sign(null, message, key)),
  };
}

export function verifierOf(name: string, type: SignatureType = 'ed25519', seed = name): VerifierKey {
  return { name, type, publicKey: testSigner(seed).publicKey };
}
