import { EMPTY_ROOT, nodeHash } from '../hash-tree.js';

/** Levels of a tree that one tile spans: 256 hashes wide (C2SP tlog-tiles). */
export const TILE_HEIGHT = 8;

/** A full subtree: the 2^level leaves from leaf index * 2^level on. */
export interface Subtree {
  readonly level: number;
  readonly index: number;
}

/** The leaves from `begin` up to, not including, `end`. */
export interface LeafRange {
  readonly begin: number;
  readonly end: number;
}

/** Gives the hash of a full subtree, 32 bytes. */
export type HashOf = (subtree: Subtree) => Uint8Array;

/** The largest power of two that is smaller than `size`, `size` being 2 or more. */
export function splitPoint(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

/** The largest level whose subtree has at most `leaves` leaves; the logarithm alone rounds up beyond 2^47. */
export function floorLog2(leaves: number): number {
  const level = Math.floor(Math.log2(leaves));
  return 2 ** level > leaves ? level - 1 : level;
}

/** The full subtrees that a range is made of, from left to right; it must begin where a tree may. */
export function subtreesOf({ begin, end }: LeafRange): Subtree[] {
  const subtrees: Subtree[] = [];
  for (let at = begin; at < end;) {
    const level = floorLog2(end - at);
    subtrees.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return subtrees;
}

/** The tree hash of a range (RFC 6962 §2.1), from the hashes of its full subtrees. */
export function rangeHash(range: LeafRange, hashOf: HashOf): Uint8Array {
  const [last, ...larger] = subtreesOf(range).map(hashOf).reverse();
  if (last === undefined) return EMPTY_ROOT;
  return larger.reduce((right, left) => nodeHash(left, right), last);
}

/**
 * The hashes that stand in a tile, at a level that is a multiple of 8, from which a subtree's hash follows.
 * A subtree of a stored level is one of them itself.
 */
export function storedHashesOf({ level, index }: Subtree): { level: number; first: number; count: number } {
  const stored = level - (level % TILE_HEIGHT);
  const count = 2 ** (level - stored);
  return { level: stored, first: index * count, count };
}
