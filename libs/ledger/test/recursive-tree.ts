import { createHash } from 'node:crypto';

function sha256(...parts: Uint8Array[]): Buffer {
  return createHash('sha256').update(Buffer.concat(parts)).digest();
}

/** The Merkle tree hash written down as RFC 6962 §2.1 defines it, with a tree for each call. */
export function treeHash(entries: readonly Uint8Array[]): Buffer {
  const [only] = entries;
  if (only === undefined) return sha256();
  if (entries.length === 1) return sha256(Uint8Array.of(0), only);
  const left = largestPowerBelow(entries.length);
  return sha256(Uint8Array.of(1), treeHash(entries.slice(0, left)), treeHash(entries.slice(left)));
}

/** The largest power of two that is smaller than `size`. */
export function largestPowerBelow(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}
