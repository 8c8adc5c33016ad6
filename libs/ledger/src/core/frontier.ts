import { EMPTY_ROOT, nodeHash } from './hash-tree.js';
import { TILE_HEIGHT } from './proof/subtree.js';

/**
 * All that is needed to append to a tree and to name its root: the roots of the full subtrees that
 * make it up, largest first, one for each set bit of `size`.
 */
export interface Frontier {
  readonly size: number;
  readonly peaks: readonly Uint8Array[];
}

/** Root of the full subtree over 2^level leaves that begins at leaf index * 2^level. */
export interface StoredNode {
  readonly level: number;
  readonly index: number;
  readonly hash: Uint8Array;
}

export const EMPTY_FRONTIER: Frontier = { size: 0, peaks: [] };

/** The frontier after one more leaf; equal subtrees merge, as carries do in a binary counter. */
export function appendLeaf(frontier: Frontier, leaf: Uint8Array): Frontier {
  return appendStoring(frontier, leaf, () => undefined);
}

/** What a batch of leaves adds to a tree. */
export interface Growth {
  readonly frontier: Frontier;
  /** Root of the tree after each of the leaves. */
  readonly roots: readonly Uint8Array[];
  /** Subtrees completed on the way whose roots stand in tiles above level 0. */
  readonly nodes: readonly StoredNode[];
}

export function appendLeaves(frontier: Frontier, leaves: readonly Uint8Array[]): Growth {
  const nodes: StoredNode[] = [];
  const roots: Uint8Array[] = [];
  let grown = frontier;
  for (const leaf of leaves) {
    grown = appendStoring(grown, leaf, (node) => {
      if (node.level % TILE_HEIGHT === 0) nodes.push(node);
    });
    roots.push(rootOf(grown));
  }
  return { frontier: grown, roots, nodes };
}

function appendStoring(
  frontier: Frontier,
  leaf: Uint8Array,
  completed: (node: StoredNode) => void,
): Frontier {
  const peaks = [...frontier.peaks];
  let carried = leaf;
  let level = 0;
  let index = frontier.size;
  for (; index % 2 === 1; index = (index - 1) / 2) {
    const left = peaks.pop();
    if (left === undefined) throw new Error('The frontier holds fewer subtrees than its size implies.');
    carried = nodeHash(left, carried);
    level += 1;
    completed({ level, index: (index - 1) / 2, hash: carried });
  }
  return { size: frontier.size + 1, peaks: [...peaks, carried] };
}

/** Merkle tree hash of the tree (RFC 6962 §2.1), 32 bytes. */
export function rootOf(frontier: Frontier): Uint8Array {
  const [last, ...larger] = [...frontier.peaks].reverse();
  if (last === undefined) return EMPTY_ROOT;
  return larger.reduce((right, left) => nodeHash(left, right), last);
}
