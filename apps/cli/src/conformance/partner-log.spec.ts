import { openCheckpoint, readEntries, tilePath } from '#ledger/core';

import { strangersSigner } from './kit-keys.js';
import { PartnerLog } from './partner-log.js';

const ORIGIN = 'partner.rehearsal.invalid/log';

describe('the log of a partner', () => {
  const made = async (...entries: string[]) => {
    const signer = await strangersSigner();
    const log = new PartnerLog(ORIGIN, signer);
    for (const entry of entries) log.add(entry);
    return { log, key: { name: ORIGIN, type: 'ed25519' as const, publicKey: signer.publicKey } };
  };

  it('serves the entries that its checkpoint covers', async () => {
    const { log, key } = await made('one.a.b', 'two.a.b', 'three.a.b');
    const checkpoint = await openCheckpoint(await log.checkpoint(), ORIGIN, [key]);
    const read: string[] = [];
    const fetchTile = (path: string) => Promise.resolve(log.tile(path) ?? new Uint8Array());
    for await (const { entry } of readEntries(checkpoint, fetchTile))
      read.push(Buffer.from(entry).toString());
    expect(read).toEqual(['one.a.b', 'two.a.b', 'three.a.b']);
  });

  it('serves their hashes as a tile, and nothing that is not there', async () => {
    const { log } = await made('one.a.b', 'two.a.b');
    expect(log.tile(tilePath({ level: 0, index: 0, width: 2 }))).toHaveLength(64);
    for (const tile of [
      { level: 0, index: 0, width: 3 },
      { level: 0, index: 1, width: 1 },
      { level: 1, index: 0, width: 1 },
    ]) {
      expect(log.tile(tilePath(tile))).toBeUndefined();
    }
  });

  it('signs whatever tree it is told to, as a hostile log can', async () => {
    const { log, key } = await made('one.a.b');
    const root = Buffer.alloc(32, 7);
    const checkpoint = await openCheckpoint(await log.checkpointOf(9, root), ORIGIN, [key]);
    expect([checkpoint.size, Buffer.from(checkpoint.root)]).toEqual([9, root]);
  });
});
