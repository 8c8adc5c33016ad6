import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { consistencyPath } from './core/proof/consistency.js';
import { inclusionPath } from './core/proof/inclusion.js';
import {
  type LeafRange,
  type Subtree,
  foldHashes,
  rangeHash,
  storedHashesOf,
  subtreesOf,
} from './core/proof/subtree.js';
import { TILE_WIDTH, type Tile } from './core/tile/tile-path.js';
import { encodeEntryBundle } from './core/tile/entry-bundle.js';

/** Hashes of one level, from `first` on. */
interface Run {
  readonly level: number;
  readonly first: number;
  readonly count: number;
}

const LEAVES = `
  SELECT log_index::float8 AS place, leaf_hash AS hash FROM log_entry
   WHERE log_index >= $1 AND log_index < $2 ORDER BY log_index`;

const NODES = `
  SELECT node_index::float8 AS place, hash FROM log_node
   WHERE level = $3 AND node_index >= $1 AND node_index < $2 ORDER BY node_index`;

const ENTRIES = 'SELECT entry FROM log_entry WHERE log_index >= $1 AND log_index < $2 ORDER BY log_index';

/** Reads the tree: hashes for tiles and proofs. The caller asks only for what the tree of its size has. */
@Injectable()
export class TreeStore {
  /** From the leaf's sibling up (RFC 6962 §2.1.1). */
  inclusion(manager: EntityManager, index: number, size: number): Promise<Uint8Array[]> {
    return this.hashesOf(manager, inclusionPath(index, size));
  }

  /** That the log at size `to` begins with the log at size `from` (RFC 6962 §2.1.2). */
  consistency(manager: EntityManager, from: number, to: number): Promise<Uint8Array[]> {
    return this.hashesOf(manager, consistencyPath(from, to));
  }

  /** The bytes of a tile of hashes, or of a bundle of entries. */
  async tile(manager: EntityManager, { level, index, width }: Tile): Promise<Uint8Array> {
    const first = index * TILE_WIDTH;
    if (level === 'entries') {
      const rows = await manager.query<{ entry: string }[]>(ENTRIES, [first, first + width]);
      return encodeEntryBundle(rows.map(({ entry }) => Buffer.from(entry, 'ascii')));
    }
    return Buffer.concat(await this.run(manager, { level: level * 8, first, count: width }));
  }

  private async hashesOf(manager: EntityManager, path: readonly LeafRange[]): Promise<Uint8Array[]> {
    const known = new Map<string, Uint8Array>();
    for (const subtree of path.flatMap(subtreesOf)) {
      const key = keyOf(subtree);
      if (!known.has(key)) known.set(key, foldHashes(await this.run(manager, storedHashesOf(subtree))));
    }
    return path.map((range) => rangeHash(range, (subtree) => known.get(keyOf(subtree)) ?? new Uint8Array()));
  }

  private async run(manager: EntityManager, { level, first, count }: Run): Promise<Uint8Array[]> {
    const range = [first, first + count];
    const rows = await (level === 0
      ? manager.query<{ hash: Buffer }[]>(LEAVES, range)
      : manager.query<{ hash: Buffer }[]>(NODES, [...range, level]));
    if (rows.length !== count) throw new Error('The tree holds fewer hashes than its size implies.');
    return rows.map(({ hash }) => hash);
  }
}

function keyOf({ level, index }: Subtree): string {
  return `${level} ${index}`;
}
