import { EMPTY_FRONTIER, appendLeaves, rootOf } from '../src/core/frontier.js';
import { leafHash, nodeHash } from '../src/core/hash-tree.js';
import { consistencyPath } from '../src/core/proof/consistency.js';
import { inclusionPath } from '../src/core/proof/inclusion.js';
import { type LeafRange, rangeHash, type Subtree } from '../src/core/proof/subtree.js';

/** A tree in memory over given entries, with every hash at hand. */
export class EntryTree {
  readonly leaves: Uint8Array[];

  constructor(readonly entries: readonly Uint8Array[]) {
    this.leaves = entries.map(leafHash);
  }

  rootAt(size: number): Uint8Array {
    return rootOf(appendLeaves(EMPTY_FRONTIER, this.leaves.slice(0, size)).frontier);
  }

  hash = ({ level, index }: Subtree): Uint8Array => {
    if (level === 0) return this.leaves[index] ?? new Uint8Array();
    return nodeHash(
      this.hash({ level: level - 1, index: index * 2 }),
      this.hash({ level: level - 1, index: index * 2 + 1 }),
    );
  };

  proof(path: readonly LeafRange[]): Uint8Array[] {
    return path.map((range) => rangeHash(range, this.hash));
  }

  inclusion(index: number, size: number): Uint8Array[] {
    return this.proof(inclusionPath(index, size));
  }

  consistency(from: number, to: number): Uint8Array[] {
    return this.proof(consistencyPath(from, to));
  }
}

/** The tree over the entries "entry 0", "entry 1", …. */
export class TestTree extends EntryTree {
  constructor(size: number, name = 'entry') {
    super(Array.from({ length: size }, (_, index) => Buffer.from(`${name} ${index}`)));
  }
}
