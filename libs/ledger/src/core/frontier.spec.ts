import fc from 'fast-check';

import { merkleVectors } from '../../test/merkle-vectors.js';
import { treeHash } from '../../test/recursive-tree.js';
import { EMPTY_FRONTIER, type Frontier, appendLeaf, rootOf } from './frontier.js';
import { leafHash } from './hash-tree.js';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

function grow(entries: readonly Uint8Array[]): Frontier {
  return entries.reduce<Frontier>((frontier, entry) => appendLeaf(frontier, leafHash(entry)), EMPTY_FRONTIER);
}

const ones = (size: number): number => size.toString(2).replaceAll('0', '').length;
const anyEntries = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 70 });

describe('a frontier', () => {
  it('begins with the root of the empty tree', () => {
    expect(hex(rootOf(EMPTY_FRONTIER))).toBe(hex(treeHash([])));
  });

  it('has the root of the recursive tree at every size up to 130', () => {
    const entries = Array.from({ length: 130 }, (_, index) => Buffer.from(`entry ${index}`));
    let frontier = EMPTY_FRONTIER;
    for (const [index, entry] of entries.entries()) {
      frontier = appendLeaf(frontier, leafHash(entry));
      expect(hex(rootOf(frontier))).toBe(hex(treeHash(entries.slice(0, index + 1))));
    }
  });

  it('has the root of the recursive tree over any entries', () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        expect(hex(rootOf(grow(entries)))).toBe(hex(treeHash(entries)));
      }),
    );
  });

  it('keeps one subtree for each set bit of its size', () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        const { size, peaks } = grow(entries);
        expect(size).toBe(entries.length);
        expect(peaks).toHaveLength(ones(size));
      }),
    );
  });

  it('tells apart logs that differ in one entry or in order', () => {
    const entry = fc.uint8Array({ minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.uniqueArray(entry, { minLength: 2, maxLength: 20, selector: hex }), (entries) => {
        const [first, second, ...others] = entries;
        const swapped = [second, first, ...others].filter((value) => value !== undefined);
        expect(hex(rootOf(grow(swapped)))).not.toBe(hex(rootOf(grow(entries))));
        expect(hex(rootOf(grow(entries.slice(1))))).not.toBe(hex(rootOf(grow(entries))));
      }),
    );
  });

  it('leaves the frontier it grows from as it was', () => {
    const before = grow([Uint8Array.of(1), Uint8Array.of(2), Uint8Array.of(3)]);
    const root = hex(rootOf(before));
    appendLeaf(before, leafHash(Uint8Array.of(4)));
    expect(before.size).toBe(3);
    expect(hex(rootOf(before))).toBe(root);
  });

  it('refuses to grow when subtrees are missing', () => {
    expect(() => appendLeaf({ size: 3, peaks: [] }, leafHash(Uint8Array.of(1)))).toThrow('fewer subtrees');
  });
});

/** The eight entries that the vectors' trees are made of, hex. */
const ENTRIES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((entry) => Buffer.from(entry, 'hex'));

const { inclusion, consistency } = merkleVectors();

if (inclusion.length === 0) {
  describe.skip('a frontier and the vectors of transparency-dev/merkle', () => {
    it('are not compared: set GROUNDS_TEST_DATA to the folder of the test data', () => undefined);
  });
} else {
  describe('a frontier and the vectors of transparency-dev/merkle', () => {
    const rootAt = (size: number): string =>
      Buffer.from(rootOf(grow(ENTRIES.slice(0, size)))).toString('base64');

    it.each(inclusion)(
      'agree on the root at size $treeSize',
      ({ treeSize, leafIdx, leafHash: leaf, root }) => {
        const entry = ENTRIES[leafIdx] ?? Buffer.from('missing');
        expect(Buffer.from(leafHash(entry)).toString('base64')).toBe(leaf);
        expect(rootAt(treeSize)).toBe(root);
      },
    );

    it.each(consistency)('agree on the growth from $size1 to $size2', ({ size1, size2, root1, root2 }) => {
      expect([rootAt(size1), rootAt(size2)]).toEqual([root1, root2]);
    });
  });
}
