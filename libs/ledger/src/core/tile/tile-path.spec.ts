import fc from 'fast-check';

import { parseTilePath, tilePath } from './tile-path.js';

const refused = expect.objectContaining({ code: 'TILE_PATH_INVALID' }) as Error;

const anyTile = fc.record({
  level: fc.oneof(fc.constant('entries' as const), fc.nat({ max: 63 })),
  index: fc.oneof(fc.nat({ max: 2000 }), fc.maxSafeNat()),
  width: fc.integer({ min: 1, max: 256 }),
});

describe('the path of a tile', () => {
  it.each([
    [{ level: 0, index: 1234067, width: 256 }, 'tile/0/x001/x234/067'],
    [{ level: 0, index: 0, width: 256 }, 'tile/0/000'],
    [{ level: 2, index: 999, width: 1 }, 'tile/2/999.p/1'],
    [{ level: 'entries' as const, index: 1000, width: 112 }, 'tile/entries/x001/000.p/112'],
  ])('of %j is %s', (tile, path) => {
    expect(tilePath(tile)).toBe(path);
    expect(parseTilePath(path)).toEqual(tile);
  });

  it('leads back to its tile', () => {
    fc.assert(fc.property(anyTile, (tile) => expect(parseTilePath(tilePath(tile))).toEqual(tile)));
  });

  it.each([
    'tile/0/x009/x007/x199/x254/x740/x993',
    'tile/0/x999/x999/x999/x999/x999/999',
    'tile/0/1',
    'tile/0/0000',
    'tile/0/x000/067',
    'tile/0/001/234',
    'tile/0/x001/x234',
    'tile/0/X001/234',
    'tile/00/000',
    'tile/+0/000',
    'tile/-1/000',
    'tile/64/000',
    'tile/0x1/000',
  ])('D7: is refused as %s', (path) => {
    expect(() => parseTilePath(path)).toThrow(refused);
  });

  it.each([
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/01',
    'tile/0/000.p/1000',
    'tile/0/000.p/',
    'tile/0/000.p/-1',
    'tile/0/000.p/1/',
  ])('D6: is refused with a width that no partial tile has: %s', (path) => {
    expect(() => parseTilePath(path)).toThrow(refused);
  });

  it.each(['', 'tile', 'tile/data/000', '/tile/0/000', 'tile/0/000\n', 'tile/0/٠٠٠', 'tile/0/../000'])(
    'is refused as %j',
    (path) => {
      expect(() => parseTilePath(path)).toThrow(refused);
    },
  );
});
