import { sha256 } from '@noble/hashes/sha2.js';

const encoder = new TextEncoder();
const START = encoder.encode('grounds-journal/1\n');
const LINK = encoder.encode('grounds-journal-link/1\n');

/** What the chain is at one line: all lines up to it follow from `chainHash`, 32 bytes. */
export interface ChainHead {
  /** Number of sealed lines; the first is line 1. */
  readonly seq: number;
  readonly chainHash: Uint8Array;
}

/** A line as the chain holds it, with or without its content. */
export interface Seal extends ChainHead {
  /** 32 bytes, see `lineHash`. */
  readonly lineHash: Uint8Array;
}

/** The chain before its first line: no two nodes have the same. */
export function emptyChain(origin: string): ChainHead {
  return { seq: 0, chainHash: sha256.create().update(START).update(encoder.encode(origin)).digest() };
}

/** SHA-256 over the chain so far, the number of the line (8 bytes, big-endian) and the hash of the line. */
export function seal(before: ChainHead, hash: Uint8Array): Seal {
  const seq = before.seq + 1;
  const place = new Uint8Array(8);
  new DataView(place.buffer).setBigUint64(0, BigInt(seq));
  const link = sha256.create().update(LINK).update(before.chainHash).update(place).update(hash);
  return { seq, lineHash: hash, chainHash: link.digest() };
}
