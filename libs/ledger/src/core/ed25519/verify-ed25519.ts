import { isBelow, isStrictPoint } from './is-strict-point.js';

/** The order of the group, as its 32 bytes little-endian (RFC 8032 §5.1). */
const ORDER = Uint8Array.from(
  'edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010'.match(/../g) ?? [],
  (byte) => parseInt(byte, 16),
);

/** More than there are nodes; whoever brings more keys than that has each imported anew. */
const KEYS_KEPT = 256;
const imported = new Map<string, Promise<CryptoKey>>();

/**
 * Verifies a signature (RFC 8032 §5.1.7) by the strictest reading, the same on every platform: canonical
 * encodings only, and no point of small order as key or R. Keys are checked once with `checkEd25519Key`.
 * @throws Error where the platform has no WebCrypto, as a page that is not secure: that says nothing of the signature
 */
export async function verifyEd25519(
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  if (signature.length !== 64) return false;
  const [r, s] = [signature.subarray(0, 32), signature.subarray(32)];
  if (!isStrictPoint(publicKey) || !isStrictPoint(r) || !isBelow(s, ORDER)) return false;
  const subtle = (globalThis.crypto as Crypto | undefined)?.subtle;
  if (subtle === undefined) throw new Error('This platform cannot verify signatures: it has no WebCrypto.');
  try {
    const key = await importedKey(subtle, publicKey);
    return await subtle.verify('Ed25519', key, Uint8Array.from(signature), Uint8Array.from(message));
  } catch {
    // Bytes that are no point of the curve cannot be imported everywhere.
    return false;
  }
}

/** To import a key takes as long as to verify with it, and a node signs thousands of grants with one. */
function importedKey(subtle: SubtleCrypto, publicKey: Uint8Array): Promise<CryptoKey> {
  const name = publicKey.join();
  const known = imported.get(name);
  if (known) return known;
  const key = subtle.importKey('raw', Uint8Array.from(publicKey), 'Ed25519', false, ['verify']);
  if (imported.size >= KEYS_KEPT) imported.clear();
  imported.set(name, key);
  return key;
}
