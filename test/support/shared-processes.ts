import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { systemClock } from '#kernel';

import { demonstrationIssuer } from '../../apps/registry/src/demonstration/demonstration-issuer.js';
import { demonstrationRoot } from '../../apps/registry/src/demonstration/demonstration-root.js';
import { clientKey } from '../../apps/registry/src/settings/client-key.js';
import { writeKeyFile } from '../../apps/registry/src/settings/key-file.js';
import { type TestNode, startNode } from './start-node.js';
import { type TestDatabase, testDatabase } from './test-database.js';

/** Several processes of one node: the same keys, one database on a server. */
export class SharedProcesses {
  private constructor(
    private readonly keys: string,
    private readonly shared: TestDatabase,
  ) {}

  static async create(): Promise<SharedProcesses> {
    const keys = await mkdtemp(join(tmpdir(), 'grounds-keys-'));
    await demonstrationRoot(keys, 'http://127.0.0.1:4000');
    await demonstrationIssuer(keys, systemClock);
    await clientKey(keys);
    await writeKeyFile(join(keys, 'keys', 'session.key'), randomBytes(32).toString('base64url'));
    return new SharedProcesses(keys, await testDatabase());
  }

  /** Behind the public address of another, the process takes the tokens that are for that. */
  async start(behind?: TestNode): Promise<TestNode> {
    const { url = '', adminUrl = '' } = this.shared;
    const node = await startNode({
      withoutCases: true,
      env: {
        DATABASE_URL: url,
        DATABASE_ADMIN_URL: adminUrl,
        ...(behind ? { GROUNDS_PUBLIC_URL: behind.url } : {}),
      },
      prepareFolder: (folder) => cp(this.keys, folder, { recursive: true }),
    });
    return { ...node, url: await node.app.getUrl() };
  }

  /** Once all processes have ended. */
  async remove(): Promise<void> {
    await this.shared.drop();
    await rm(this.keys, { recursive: true });
  }
}
