import { cp, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';

import { ChildNode } from '../crash/child-node.js';
import { freePort } from '../support/free-port.js';
import type { TestNode } from '../support/start-node.js';
import type { TestDatabase } from '../support/test-database.js';

/** A node as an operator runs it on a machine of its own: a process for each core, on one database. */
export class ServingProcesses {
  private constructor(
    private readonly folder: string,
    private readonly children: readonly ChildNode[],
  ) {}

  /** @param node the first process of the same node, whose keys they share and behind whose address they are */
  static async start({ dataFolder, url }: TestNode, database: TestDatabase): Promise<ServingProcesses> {
    const folder = await mkdtemp(join(tmpdir(), 'grounds-bench-'));
    const children: ChildNode[] = [];
    for (let place = 0; place < availableParallelism(); place += 1) {
      const own = join(folder, String(place));
      await cp(dataFolder, own, { recursive: true });
      const child = new ChildNode({
        PORT: String(await freePort()),
        GROUNDS_DATA: own,
        GROUNDS_PUBLIC_URL: url,
        DATABASE_URL: database.url ?? '',
        DATABASE_ADMIN_URL: database.adminUrl ?? '',
      });
      await child.start();
      children.push(child);
    }
    return new ServingProcesses(folder, children);
  }

  get urls(): string[] {
    return this.children.map(({ url }) => url);
  }

  async close(): Promise<void> {
    for (const child of this.children) await child.kill();
    await rm(this.folder, { recursive: true });
  }
}
