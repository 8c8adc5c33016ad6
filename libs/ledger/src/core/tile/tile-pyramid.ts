import { nodeHash } from '../hash-tree.js';

const HASH_BYTES = 32;

/**
 * The hashes of a tile and, above them, of every full subtree over them. A tile of 256 has nine heights, in
 * 16 KiB: the hashes of a height lie side by side, for as objects of their own they would take ten times that.
 */
export class TilePyramid {
  readonly #heights: readonly Uint8Array[];

  /** @param hashes of the tile, 32 bytes each */
  constructor(hashes: readonly Uint8Array[]) {
    const heights: Uint8Array[] = [];
    for (let height = joined(hashes); height.length > 0; height = parentsOf(height)) heights.push(height);
    this.#heights = heights;
  }

  /** How many hashes there are at each height, height 0 being the tile's own. */
  get widths(): readonly number[] {
    return this.#heights.map((height) => height.length / HASH_BYTES);
  }

  /** @returns undefined when the tile has not completed this subtree */
  hashAt(height: number, place: number): Uint8Array | undefined {
    const hash = this.#heights[height]?.subarray(place * HASH_BYTES, (place + 1) * HASH_BYTES);
    return hash?.length === HASH_BYTES ? hash : undefined;
  }
}

function joined(hashes: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(hashes.length * HASH_BYTES);
  for (const [place, hash] of hashes.entries()) bytes.set(hash, place * HASH_BYTES);
  return bytes;
}

/** One height up; a last hash without a partner has no parent yet. */
function parentsOf(height: Uint8Array): Uint8Array {
  const parents = new Uint8Array(Math.floor(height.length / (2 * HASH_BYTES)) * HASH_BYTES);
  for (let at = 0; at < parents.length; at += HASH_BYTES) {
    const [left, right] = [at * 2, at * 2 + HASH_BYTES];
    parents.set(nodeHash(height.subarray(left, right), height.subarray(right, right + HASH_BYTES)), at);
  }
  return parents;
}
