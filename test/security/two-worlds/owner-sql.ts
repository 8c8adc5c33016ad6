import { Client } from 'pg';
import type { DataSource } from 'typeorm';

import { Transactions } from '#database';

import type { TestNode } from '../../support/start-node.js';

/** The database as its owner sees it: no role of the register, no row-level security. */
export class OwnerSql {
  readonly source: DataSource;

  constructor(node: Pick<TestNode, 'app'>) {
    const { source } = Reflect.get(node.app.get(Transactions), 'database') as { source: DataSource };
    this.source = source;
  }

  async query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    const server = process.env.TEST_DATABASE_ADMIN_URL;
    return server ? this.onServer(server, sql, parameters) : this.inProcess(sql, parameters);
  }

  /** The embedded database's one connection may become its owner; a server's login may not. */
  private inProcess<Row>(sql: string, parameters: unknown[]): Promise<Row[]> {
    return this.source.transaction(async (manager) => {
      await manager.query('SET LOCAL ROLE NONE');
      return manager.query<Row[]>(sql, parameters);
    });
  }

  private async onServer<Row>(server: string, sql: string, parameters: unknown[]): Promise<Row[]> {
    const url = new URL(server);
    url.pathname = new URL(String(Reflect.get(this.source.options, 'url'))).pathname;
    const client = new Client({ connectionString: url.href });
    await client.connect();
    try {
      return (await client.query(sql, parameters)).rows as Row[];
    } finally {
      await client.end();
    }
  }
}
