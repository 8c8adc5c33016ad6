import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
