import { EMPTY_ROOT, nodeHash } from './hash-tree.js';

/**
 * All that is needed to append to a tree and to name its root: the roots of the full subtrees that
 * make it up, largest first, one for each set bit of `size`.
 */
export interface Frontier {
  readonly size: number;
  readonly peaks: readonly Uint8Array[];
}

export const EMPTY_FRONTIER: Frontier = { size: 0, peaks: [] };

/** The frontier after one more leaf; equal subtrees merge, as carries do in a binary counter. */
export function appendLeaf(frontier: Frontier, leaf: Uint8Array): Frontier {
  const peaks = [...frontier.peaks];
  let carried = leaf;
  for (let size = frontier.size; size % 2 === 1; size = (size - 1) / 2) {
    const left = peaks.pop();
    if (left === undefined) throw new Error('The frontier holds fewer subtrees than its size implies.');
    carried = nodeHash(left, carried);
  }
  return { size: frontier.size + 1, peaks: [...peaks, carried] };
}

/** Merkle tree hash of the tree (RFC 6962 §2.1), 32 bytes. */
export function rootOf(frontier: Frontier): Uint8Array {
  const [last, ...larger] = [...frontier.peaks].reverse();
  if (last === undefined) return EMPTY_ROOT;
  return larger.reduce((right, left) => nodeHash(left, right), last);
}
