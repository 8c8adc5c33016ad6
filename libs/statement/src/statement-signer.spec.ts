import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import { signerFromJwk } from './statement-signer.js';

describe('signerFromJwk', () => {
  it('signs with 64 bytes that the public key verifies, under its thumbprint', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    const signer = await signerFromJwk(await exportJWK(privateKey));
    const input = new TextEncoder().encode('header.payload');
    const signature = Uint8Array.from(await signer.sign(input));
    expect(signature.length).toBe(64);
    const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
    expect(await crypto.subtle.verify(algorithm, publicKey, signature, input)).toBe(true);
    expect(signer.kid).toBe(await calculateJwkThumbprint(await exportJWK(publicKey)));
  });

  it('refuses a public key, another curve and another key type', async () => {
    const { publicKey } = await generateKeyPair('ES256', { extractable: true });
    const { privateKey: p384 } = await generateKeyPair('ES384', { extractable: true });
    const { privateKey: ed25519 } = await generateKeyPair('Ed25519', { extractable: true });
    for (const key of [publicKey, p384, ed25519]) {
      await expect(signerFromJwk(await exportJWK(key))).rejects.toThrow('not a private P-256 key');
    }
  });
});
