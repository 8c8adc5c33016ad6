import { TestTree } from '../../../test/test-tree.js';
import { tilePyramid } from './tile-pyramid.js';

describe('the pyramid over a tile', () => {
  const tree = new TestTree(256);

  it('holds every full subtree of a full tile', () => {
    const pyramid = tilePyramid(tree.leaves);
    expect(pyramid.map((level) => level.length)).toEqual([256, 128, 64, 32, 16, 8, 4, 2, 1]);
    expect(pyramid[8]?.[0]).toEqual(tree.rootAt(256));
    expect(pyramid[3]?.[5]).toEqual(tree.hash({ level: 3, index: 5 }));
  });

  it('holds no subtree that a partial tile has not completed', () => {
    const pyramid = tilePyramid(tree.leaves.slice(0, 7));
    expect(pyramid.map((level) => level.length)).toEqual([7, 3, 1]);
    expect(pyramid[1]?.[2]).toEqual(tree.hash({ level: 1, index: 2 }));
  });

  it('of nothing is nothing', () => {
    expect(tilePyramid([])).toEqual([]);
  });
});
