import { tilePath } from './tile-path.js';
import { isInTree, tilesOf, widthInTree } from './tiles-of-tree.js';

const pathsOf = (size: number): string[] => [...tilesOf(size)].map(tilePath);

describe('the tiles of a tree', () => {
  it('are none for the empty tree', () => {
    expect(pathsOf(0)).toEqual([]);
  });

  it('are as the specification lists them for 70,000 entries', () => {
    const paths = pathsOf(70_000);
    const at = (level: string): string[] => paths.filter((path) => path.startsWith(`tile/${level}/`));
    expect(at('0')).toHaveLength(274);
    expect(at('0').at(-1)).toBe('tile/0/273.p/112');
    expect(at('1')).toEqual(['tile/1/000', 'tile/1/001.p/17']);
    expect(at('2')).toEqual(['tile/2/000.p/1']);
    expect(at('entries')).toHaveLength(274);
    expect(at('3')).toEqual([]);
  });

  it('of 256 entries are a full one and a partial one above it', () => {
    expect(pathsOf(256)).toEqual(['tile/entries/000', 'tile/0/000', 'tile/1/000.p/1']);
  });

  it('D6: are known to a tree only up to the width that its size implies', () => {
    const tile = (width: number) => ({ level: 0, index: 1, width });
    expect(widthInTree(tile(256), 300)).toBe(44);
    expect([1, 44, 45, 256].map((width) => isInTree(tile(width), 300))).toEqual([true, true, false, false]);
    expect(isInTree({ level: 0, index: 2, width: 1 }, 300)).toBe(false);
    expect(isInTree({ level: 1, index: 0, width: 1 }, 255)).toBe(false);
    expect(isInTree({ level: 'entries', index: 1, width: 44 }, 300)).toBe(true);
  });
});
