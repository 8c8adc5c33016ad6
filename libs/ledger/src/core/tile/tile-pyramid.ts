import { nodeHash } from '../hash-tree.js';

/**
 * The hashes of a tile and, above them, of every full subtree over them: `pyramid[height][place]`, height 0
 * being the tile's own hashes. A tile of 256 has nine heights.
 */
export type TilePyramid = readonly (readonly Uint8Array[])[];

export function tilePyramid(hashes: readonly Uint8Array[]): TilePyramid {
  const pyramid: (readonly Uint8Array[])[] = [];
  for (let level = hashes; level.length > 0; level = pairsOf(level)) pyramid.push(level);
  return pyramid;
}

/** One level up; a last hash without a partner has no parent yet. */
function pairsOf(level: readonly Uint8Array[]): Uint8Array[] {
  const parents: Uint8Array[] = [];
  for (let place = 0; place + 1 < level.length; place += 2) {
    const [left, right] = [level[place], level[place + 1]];
    if (left && right) parents.push(nodeHash(left, right));
  }
  return parents;
}
