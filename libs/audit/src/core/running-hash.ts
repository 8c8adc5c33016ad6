import { sha256 } from '@noble/hashes/sha2.js';

/** SHA-256 over text that comes in pieces, as UTF-8. A platform's own may stand in for it, for speed. */
export interface RunningHash {
  update(text: string): unknown;
  digest(): Uint8Array;
}

export function portableHash(): RunningHash {
  const hash = sha256.create();
  const encoder = new TextEncoder();
  return { update: (text) => hash.update(encoder.encode(text)), digest: () => hash.digest() };
}
