import fc from 'fast-check';

import { TestTree } from '../../../test/test-tree.js';
import { TilePyramid } from '../tile/tile-pyramid.js';
import { floorLog2, rangeHash, storedHashesOf, subtreesOf } from './subtree.js';

const tree = new TestTree(600);

describe('subtrees', () => {
  it('make up a range without a gap, largest first', () => {
    expect(subtreesOf({ begin: 0, end: 11 })).toEqual([
      { level: 3, index: 0 },
      { level: 1, index: 4 },
      { level: 0, index: 10 },
    ]);
    expect(subtreesOf({ begin: 8, end: 11 })).toEqual([
      { level: 1, index: 4 },
      { level: 0, index: 10 },
    ]);
  });

  it('have the hash of the tree that they make up', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 600 }), (end) => {
        const hash = rangeHash({ begin: 0, end }, tree.hash);
        expect(Buffer.from(hash)).toEqual(Buffer.from(tree.rootAt(end)));
      }),
      { numRuns: 30 },
    );
  });

  it('follow from the hashes that tiles hold', () => {
    const subtree = { level: 9, index: 0 };
    const { level, first, count } = storedHashesOf(subtree);
    expect({ level, first, count }).toEqual({ level: 8, first: 0, count: 2 });
    const stored = Array.from({ length: count }, (_, place) => tree.hash({ level, index: first + place }));
    expect(new TilePyramid(stored).hashAt(1, 0)).toEqual(tree.hash(subtree));
  });

  it('are themselves in a tile at levels 0, 8, 16', () => {
    expect(storedHashesOf({ level: 0, index: 7 })).toEqual({ level: 0, first: 7, count: 1 });
    expect(storedHashesOf({ level: 8, index: 2 })).toEqual({ level: 8, first: 2, count: 1 });
    expect(storedHashesOf({ level: 7, index: 2 })).toEqual({ level: 0, first: 256, count: 128 });
  });

  it('are counted right where logarithms round up', () => {
    for (let level = 1; level <= 52; level += 1) {
      expect([2 ** level - 1, 2 ** level].map(floorLog2)).toEqual([level - 1, level]);
    }
  });
});
