import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { NestFastifyApplication } from '@nestjs/platform-fastify';

import { readSettings } from '../../apps/registry/src/settings/settings.js';
import { type NodeOptions, prepareNode } from '../../apps/registry/src/start-node.js';
import { freePort } from './free-port.js';
import { testDatabase } from './test-database.js';

/** A whole node as a user meets it: listening on a port of this machine, with a folder and database of its own. */
export interface TestNode {
  readonly url: string;
  readonly dataFolder: string;
  readonly app: NestFastifyApplication;
  close(): Promise<void>;
}

export interface TestNodeOptions extends NodeOptions {
  /** Fills the data folder before the node starts. */
  readonly prepareFolder?: (folder: string, url: string) => Promise<void>;
  /** Further settings, as in the environment. */
  readonly env?: Record<string, string>;
  /** Where the node is to be, where that is agreed before it starts. */
  readonly place?: { readonly folder: string; readonly port: number };
}

export async function startNode({
  prepareFolder,
  env,
  place,
  ...options
}: TestNodeOptions = {}): Promise<TestNode> {
  const dataFolder = place?.folder ?? (await mkdtemp(join(tmpdir(), 'grounds-node-')));
  const database = await testDatabase(options.databaseImage);
  const port = place?.port ?? (await freePort());
  const settings = readSettings({
    PORT: String(port),
    GROUNDS_DATA: dataFolder,
    ...(database.url ? { DATABASE_URL: database.url, DATABASE_ADMIN_URL: database.adminUrl } : {}),
    ...env,
  });
  await prepareFolder?.(dataFolder, settings.publicUrl);
  const image = database.image ? { databaseImage: database.image } : {};
  const { app } = await prepareNode(settings, { ...options, ...image });
  await app.listen(port, settings.host);
  const close = async (): Promise<void> => {
    await app.close();
    await database.drop();
    await rm(dataFolder, { recursive: true, force: true });
  };
  return { url: settings.publicUrl, dataFolder, app, close };
}
