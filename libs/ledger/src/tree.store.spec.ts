import { LogBench } from '../test/log-bench.js';
import { leafHash } from './core/hash-tree.js';
import { verifyConsistency } from './core/proof/consistency.js';
import { verifyInclusion } from './core/proof/inclusion.js';
import { decodeEntryBundle } from './core/tile/entry-bundle.js';
import { splitTile } from './core/tile/split-tile.js';
import { tilesOf } from './core/tile/tiles-of-tree.js';
import { EMPTY_FRONTIER, appendLeaves, rootOf } from './core/frontier.js';
import { TreeStore } from './index.js';

const SIZE = 700;

describe('TreeStore', () => {
  const tree = new TreeStore();
  let log: LogBench;

  beforeAll(async () => {
    log = await LogBench.open();
    const names = Array.from({ length: SIZE }, (_, index) => String(index));
    await log.append(...names.slice(0, 255));
    await log.append(...names.slice(255, 256));
    await log.append(...names.slice(256));
  });

  afterAll(() => log.close());

  const rootAt = async (size: number): Promise<Uint8Array> =>
    (await log.run((manager) => log.store.rootAt(manager, size))) ?? new Uint8Array();
  const leafOf = (index: number): Uint8Array => leafHash(Buffer.from(`header.payload-${index}.signature`));

  it.each([1, 2, 255, 256, 257, 512, 513, SIZE])('proves entries in the log of %d', async (size) => {
    const root = await rootAt(size);
    for (const index of new Set([0, Math.floor(size / 3), size - 1])) {
      const proof = await log.run((manager) => tree.inclusion(manager, index, size));
      verifyInclusion({ index, size, root, leafHash: leafOf(index), proof });
    }
  });

  it.each([
    [1, 256],
    [255, 257],
    [256, 512],
    [300, SIZE],
    [SIZE, SIZE],
  ])('proves the growth from %d to %d', async (from, to) => {
    const proof = await log.run((manager) => tree.consistency(manager, from, to));
    verifyConsistency({ from, to, rootFrom: await rootAt(from), rootTo: await rootAt(to), proof });
  });

  it('serves every tile of the tree, and they make up its root', async () => {
    const leaves: Uint8Array[] = [];
    for (const tile of tilesOf(SIZE)) {
      const bytes = await log.run((manager) => tree.tile(manager, tile));
      if (tile.level === 'entries') leaves.push(...decodeEntryBundle(bytes, tile.width).map(leafHash));
      else expect(splitTile(bytes, tile.width)).toHaveLength(tile.width);
    }
    expect(leaves).toHaveLength(SIZE);
    const { frontier, nodes } = appendLeaves(EMPTY_FRONTIER, leaves);
    expect(Buffer.from(rootOf(frontier))).toEqual(Buffer.from(await rootAt(SIZE)));
    const above = await log.run((manager) => tree.tile(manager, { level: 1, index: 0, width: 2 }));
    expect(above).toEqual(Buffer.concat(nodes.map(({ hash }) => hash)));
  });
});
