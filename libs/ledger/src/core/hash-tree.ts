import { sha256 } from '@noble/hashes/sha2.js';

const LEAF_PREFIX = 0;
const NODE_PREFIX = 1;

/** SHA-256 of bytes, by whatever the platform has. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** Hash of one log entry: SHA-256 over 0x00 and the entry's bytes (RFC 6962 §2.1). */
export function leafHash(entry: Uint8Array): Uint8Array {
  return leafHashBy(sha256, entry);
}

/** The same where a faster hash is at hand than the one that runs everywhere. */
export function leafHashBy(hash: Sha256, entry: Uint8Array): Uint8Array {
  return hash(prefixed(LEAF_PREFIX, entry));
}

/** Hash of an inner node: SHA-256 over 0x01 and its two children, 32 bytes each (RFC 6962 §2.1). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(prefixed(NODE_PREFIX, left, right));
}

/** One piece of memory: for short inputs that is faster than handing in pieces. */
function prefixed(prefix: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(1 + parts.reduce((sum, part) => sum + part.length, 0));
  bytes[0] = prefix;
  let at = 1;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Root of the tree without entries: SHA-256 of nothing (RFC 6962 §2.1). */
export const EMPTY_ROOT: Uint8Array = sha256(new Uint8Array());
