import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { PGlite } from '@electric-sql/pglite';
import { Client } from 'pg';

import { openDatabase } from '#database';

import { readSettings } from '../../apps/registry/src/settings/settings.js';
import { prepareNode } from '../../apps/registry/src/start-node.js';
import { freePort } from '../support/free-port.js';
import type { TestNode } from '../support/start-node.js';
import { type TestDatabase, emptyImage, testDatabase } from '../support/test-database.js';

/** True when nodes of this run keep their records on a server, which operators reach while a node runs. */
export const ON_SERVER = process.env.TEST_DATABASE_ADMIN_URL !== undefined;

/** A node that is started, stopped, damaged and restored: its folder stays, its database may be replaced. */
export class OperatedNode {
  #running: TestNode | undefined;
  #databases: TestDatabase[] = [];
  #settings: Readonly<Record<string, string>> = {};

  private constructor(
    readonly folder: string,
    private readonly port: number,
  ) {}

  static async create(): Promise<OperatedNode> {
    const folder = await mkdtemp(join(tmpdir(), 'grounds-operated-'));
    const node = new OperatedNode(folder, await freePort());
    if (ON_SERVER) node.#databases.push(await testDatabase());
    else await (await openDatabase({ folder, image: await emptyImage() }, [])).close();
    return node;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Further settings, from the next start on. */
  set settings(settings: Readonly<Record<string, string>>) {
    this.#settings = settings;
  }

  /** The settings of the node, as it and its operator find them in the environment. */
  get env(): Record<string, string> {
    const database = this.#databases.at(-1);
    return {
      PORT: String(this.port),
      GROUNDS_DATA: this.folder,
      ...(database?.url ? { DATABASE_URL: database.url, DATABASE_ADMIN_URL: database.adminUrl ?? '' } : {}),
      ...this.#settings,
    };
  }

  async start(): Promise<TestNode> {
    const settings = readSettings(this.env);
    const { app } = await prepareNode(settings, { withoutCases: true });
    await app.listen(settings.port, settings.host);
    const close = (): Promise<void> => app.close();
    this.#running = { url: settings.publicUrl, dataFolder: this.folder, app, close };
    return this.#running;
  }

  async stop(): Promise<void> {
    await this.#running?.close();
    this.#running = undefined;
  }

  /** Runs SQL as the owner of the tables; the embedded database must not be in use. */
  async sql<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    const url = this.#databases.at(-1)?.adminUrl;
    if (url === undefined) return this.embedded<Row>(sql, parameters);
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query(sql, parameters)).rows as Row[];
    } finally {
      await client.end();
    }
  }

  private async embedded<Row>(sql: string, parameters: unknown[]): Promise<Row[]> {
    const engine = await PGlite.create({ dataDir: join(this.folder, 'database') });
    try {
      return (await engine.query<Row>(sql, parameters)).rows;
    } finally {
      await engine.close();
    }
  }

  /** An empty database in place of the one that there was. */
  async loseDatabase(): Promise<void> {
    if (ON_SERVER) this.#databases.push(await testDatabase());
    else await rm(join(this.folder, 'database'), { recursive: true });
  }

  async remove(): Promise<void> {
    await this.stop();
    for (const database of this.#databases) await database.drop();
    await rm(this.folder, { recursive: true, force: true });
  }
}
