import { sha256 } from '@noble/hashes/sha2.js';

const LEAF_PREFIX = 0;
const NODE_PREFIX = 1;

/** Hash of one log entry: SHA-256 over 0x00 and the entry's bytes (RFC 6962 §2.1). */
export function leafHash(entry: Uint8Array): Uint8Array {
  return hashOf(LEAF_PREFIX, entry);
}

/** Hash of an inner node: SHA-256 over 0x01 and its two children, 32 bytes each (RFC 6962 §2.1). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return hashOf(NODE_PREFIX, left, right);
}

/** Over one piece of memory: for short inputs that is faster than handing in pieces. */
function hashOf(prefix: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(1 + parts.reduce((sum, part) => sum + part.length, 0));
  bytes[0] = prefix;
  let at = 1;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return sha256(bytes);
}

/** Root of the tree without entries: SHA-256 of nothing (RFC 6962 §2.1). */
export const EMPTY_ROOT: Uint8Array = sha256(new Uint8Array());
