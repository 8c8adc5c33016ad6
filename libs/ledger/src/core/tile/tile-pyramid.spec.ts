import { TestTree } from '../../../test/test-tree.js';
import { TilePyramid } from './tile-pyramid.js';

describe('the pyramid over a tile', () => {
  const tree = new TestTree(256);

  it('holds every full subtree of a full tile', () => {
    const pyramid = new TilePyramid(tree.leaves);
    expect(pyramid.widths).toEqual([256, 128, 64, 32, 16, 8, 4, 2, 1]);
    expect(pyramid.hashAt(8, 0)).toEqual(tree.rootAt(256));
    expect(pyramid.hashAt(3, 5)).toEqual(tree.hash({ level: 3, index: 5 }));
  });

  it('holds no subtree that a partial tile has not completed', () => {
    const pyramid = new TilePyramid(tree.leaves.slice(0, 7));
    expect(pyramid.widths).toEqual([7, 3, 1]);
    expect(pyramid.hashAt(1, 2)).toEqual(tree.hash({ level: 1, index: 2 }));
    for (const [height, place] of [
      [1, 3],
      [2, 1],
      [3, 0],
      [0, 7],
    ] as const) {
      expect(pyramid.hashAt(height, place)).toBeUndefined();
    }
  });

  it('of nothing is nothing', () => {
    expect(new TilePyramid([]).widths).toEqual([]);
    expect(new TilePyramid([]).hashAt(0, 0)).toBeUndefined();
  });
});
