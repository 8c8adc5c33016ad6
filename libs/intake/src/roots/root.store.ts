import type { EntityManager } from 'typeorm';

import type { Root, RootFile } from '#membership';

import { KeptRoot } from './kept-root.entity.js';

/** Roots in the database. Every call takes the caller's transaction; what is read still has to be verified. */
export const rootStore = {
  /** Oldest first. */
  all(manager: EntityManager): Promise<KeptRoot[]> {
    return manager.find(KeptRoot, { order: { version: 'ASC' } });
  },

  /** The files of later versions, parsed, oldest first. */
  async after(manager: EntityManager, version: number): Promise<unknown[]> {
    const rows = await manager.query<{ file: string }[]>(
      'SELECT file FROM membership_root WHERE version > $1 ORDER BY version',
      [version],
    );
    return rows.map(({ file }) => JSON.parse(file) as unknown);
  },

  /** Keeps a root unless there is one already, whichever process comes first. */
  async keepFirst(manager: EntityManager, root: Root, file: RootFile, receivedAt: Date): Promise<void> {
    if (await manager.exists(KeptRoot)) return;
    const row = rowOf(root, file, receivedAt);
    await manager.createQueryBuilder().insert().into(KeptRoot).values(row).orIgnore().execute();
  },

  async keep(manager: EntityManager, root: Root, file: RootFile, receivedAt: Date): Promise<void> {
    await manager.insert(KeptRoot, rowOf(root, file, receivedAt));
  },
};

function rowOf({ payload, digest }: Root, file: RootFile, receivedAt: Date): KeptRoot {
  return {
    version: payload.version,
    digest: Buffer.from(digest, 'base64url'),
    file: JSON.stringify(file),
    receivedAt,
    logIndex: null,
  };
}
