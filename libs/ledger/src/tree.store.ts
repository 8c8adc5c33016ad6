import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { consistencyPath } from './core/proof/consistency.js';
import { inclusionPath } from './core/proof/inclusion.js';
import {
  type LeafRange,
  type Subtree,
  TILE_HEIGHT,
  rangeHash,
  storedHashesOf,
  subtreesOf,
} from './core/proof/subtree.js';
import { TILE_WIDTH, type Tile, tilePath } from './core/tile/tile-path.js';
import { TilePyramid } from './core/tile/tile-pyramid.js';
import { widthInTree } from './core/tile/tiles-of-tree.js';
import { encodeEntryBundle } from './core/tile/entry-bundle.js';

/** Tiles whose hashes are kept in memory, 16 KiB each. */
const PYRAMIDS_KEPT = 2_000;

type HashTile = Tile & { readonly level: number };

/** Hashes of one level, from `first` on. */
interface Run {
  readonly level: number;
  readonly first: number;
  readonly count: number;
}

const LEAVES = `
  SELECT leaf_hash AS hash FROM log_entry
   WHERE log_index >= $1 AND log_index < $2 ORDER BY log_index`;

const NODES = `
  SELECT hash FROM log_node
   WHERE level = $3 AND node_index >= $1 AND node_index < $2 ORDER BY node_index`;

const ENTRIES = 'SELECT entry FROM log_entry WHERE log_index >= $1 AND log_index < $2 ORDER BY log_index';

/** Reads the tree: hashes for tiles and proofs. The caller asks only for what the tree of its size has. */
@Injectable()
export class TreeStore {
  /** By path; the oldest goes first. */
  readonly #pyramids = new Map<string, TilePyramid>();

  /** From the leaf's sibling up (RFC 6962 §2.1.1). */
  inclusion(manager: EntityManager, index: number, size: number): Promise<Uint8Array[]> {
    return this.hashesOf(manager, inclusionPath(index, size), size);
  }

  /** That the log at size `to` begins with the log at size `from` (RFC 6962 §2.1.2). */
  consistency(manager: EntityManager, from: number, to: number): Promise<Uint8Array[]> {
    return this.hashesOf(manager, consistencyPath(from, to), to);
  }

  /** The bytes of a tile of hashes, or of a bundle of entries. */
  async tile(manager: EntityManager, { level, index, width }: Tile): Promise<Uint8Array> {
    const first = index * TILE_WIDTH;
    if (level === 'entries') {
      const rows = await manager.query<{ entry: string }[]>(ENTRIES, [first, first + width]);
      return encodeEntryBundle(rows.map(({ entry }) => Buffer.from(entry, 'ascii')));
    }
    return Buffer.concat(await this.run(manager, { level: level * TILE_HEIGHT, first, count: width }));
  }

  private async hashesOf(
    manager: EntityManager,
    path: readonly LeafRange[],
    size: number,
  ): Promise<Uint8Array[]> {
    const known = new Map<string, Uint8Array>();
    for (const subtree of path.flatMap(subtreesOf)) {
      const { level, first, count } = storedHashesOf(subtree);
      const place = { level: level / TILE_HEIGHT, index: Math.floor(first / TILE_WIDTH) };
      const pyramid = await this.pyramid(manager, { ...place, width: widthInTree(place, size) });
      const hash = pyramid.hashAt(Math.log2(count), (first % TILE_WIDTH) / count);
      if (hash) known.set(keyOf(subtree), hash);
    }
    return path.map((range) => rangeHash(range, (subtree) => found(known.get(keyOf(subtree)))));
  }

  /** A tile of a given width never changes, and every reader may see it. */
  private async pyramid(manager: EntityManager, tile: HashTile): Promise<TilePyramid> {
    const key = tilePath(tile);
    const kept = this.#pyramids.get(key);
    if (kept) return kept;
    const first = tile.index * TILE_WIDTH;
    const made = new TilePyramid(
      await this.run(manager, { level: tile.level * TILE_HEIGHT, first, count: tile.width }),
    );
    const [oldest] = this.#pyramids.keys();
    if (oldest !== undefined && this.#pyramids.size >= PYRAMIDS_KEPT) this.#pyramids.delete(oldest);
    this.#pyramids.set(key, made);
    return made;
  }

  private async run(manager: EntityManager, { level, first, count }: Run): Promise<Uint8Array[]> {
    const range = [first, first + count];
    const rows = await (level === 0
      ? manager.query<{ hash: Buffer }[]>(LEAVES, range)
      : manager.query<{ hash: Buffer }[]>(NODES, [...range, level]));
    if (rows.length !== count) throw incomplete();
    return rows.map(({ hash }) => hash);
  }
}

function found(hash: Uint8Array | undefined): Uint8Array {
  if (hash) return hash;
  throw incomplete();
}

function incomplete(): Error {
  return new Error('The tree holds fewer hashes than its size implies.');
}

function keyOf({ level, index }: Subtree): string {
  return `${level} ${index}`;
}
