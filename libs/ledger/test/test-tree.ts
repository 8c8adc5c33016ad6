import { EMPTY_FRONTIER, appendLeaves, rootOf } from '../src/core/frontier.js';
import { leafHash, nodeHash } from '../src/core/hash-tree.js';
import { type LeafRange, rangeHash, type Subtree } from '../src/core/proof/subtree.js';

/** A tree in memory over the entries "entry 0", "entry 1", …, with every hash at hand. */
export class TestTree {
  readonly entries: Buffer[];
  readonly leaves: Uint8Array[];

  constructor(size: number, name = 'entry') {
    this.entries = Array.from({ length: size }, (_, index) => Buffer.from(`${name} ${index}`));
    this.leaves = this.entries.map(leafHash);
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
}
