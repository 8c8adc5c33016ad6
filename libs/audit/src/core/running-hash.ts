import { sha256 } from '@noble/hashes/sha2.js';

/** SHA-256 over bytes that come in pieces. A platform's own may stand in for it, for speed. */
export interface RunningHash {
  update(bytes: Uint8Array): unknown;
  digest(): Uint8Array;
}

export const portableHash = (): RunningHash => sha256.create();
