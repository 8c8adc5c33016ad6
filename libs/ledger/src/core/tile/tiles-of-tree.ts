import { TILE_HEIGHT } from '../proof/subtree.js';
import { TILE_WIDTH, type Tile } from './tile-path.js';

/** Hashes at a tile's level in a tree of `size` leaves. */
function hashesAt(level: number, size: number): number {
  return Math.floor(size / 2 ** (TILE_HEIGHT * level));
}

function hashLevel({ level }: Pick<Tile, 'level'>): number {
  return level === 'entries' ? 0 : level;
}

/** Width of the tile at this place in a tree of `size` leaves: 256 when full, 0 when there is none. */
export function widthInTree(tile: Pick<Tile, 'level' | 'index'>, size: number): number {
  const hashes = hashesAt(hashLevel(tile), size) - tile.index * TILE_WIDTH;
  return Math.max(0, Math.min(TILE_WIDTH, hashes));
}

/** True when a tree of `size` leaves, or one that it grew from, has this tile. */
export function isInTree(tile: Tile, size: number): boolean {
  return tile.width <= widthInTree(tile, size);
}

/** All tiles of hashes and all bundles of entries that a tree of `size` leaves consists of. */
export function* tilesOf(size: number): Generator<Tile> {
  yield* tilesAt('entries', size);
  for (let level = 0; hashesAt(level, size) > 0; level += 1) yield* tilesAt(level, size);
}

function* tilesAt(level: Tile['level'], size: number): Generator<Tile> {
  for (let index = 0; ; index += 1) {
    const width = widthInTree({ level, index }, size);
    if (width === 0) return;
    yield { level, index, width };
  }
}
