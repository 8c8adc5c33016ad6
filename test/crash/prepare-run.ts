import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { freePort } from '../support/free-port.js';
import { testDatabase } from '../support/test-database.js';
import { ChildNode } from './child-node.js';

/** A node of its own for one run, on a database of its own on the server of TEST_DATABASE_ADMIN_URL. */
export interface PreparedRun {
  readonly node: ChildNode;
  readonly folder: string;
  clear(): Promise<void>;
}

export async function prepareRun(): Promise<PreparedRun> {
  const folder = await mkdtemp(join(tmpdir(), 'grounds-crash-'));
  const database = await testDatabase();
  const node = new ChildNode({
    PORT: String(await freePort()),
    GROUNDS_DATA: folder,
    DATABASE_URL: database.url ?? '',
    DATABASE_ADMIN_URL: database.adminUrl ?? '',
  });
  const clear = async (): Promise<void> => {
    await node.kill();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  };
  return { node, folder, clear };
}
