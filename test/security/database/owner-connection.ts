import { Client } from 'pg';

import { type OpenDatabase, openDatabase } from '#database';

import { AccessModule } from '#access';

import { testDatabase } from '../../support/test-database.js';

/** Runs SQL as the owner of the tables, whom row-level security does not bind. */
export interface Owner {
  query<Row>(sql: string, parameters?: unknown[]): Promise<Row[]>;
}

export interface SchemaUnderTest {
  readonly database: OpenDatabase;
  readonly owner: Owner;
  close(): Promise<void>;
}

/** An empty, migrated database: in this process, or on the server that the run was given. */
export async function openSchema(databaseImage?: Blob): Promise<SchemaUnderTest> {
  const made = await testDatabase(databaseImage);
  const database = await openDatabase(made, AccessModule.entities);
  const client = made.adminUrl ? new Client({ connectionString: made.adminUrl }) : undefined;
  await client?.connect();
  const owner: Owner = {
    query: <Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> =>
      client
        ? client.query(sql, parameters).then(({ rows }) => rows as Row[])
        : database.source.transaction(async (manager) => {
            await manager.query('SET LOCAL ROLE NONE');
            return manager.query<Row[]>(sql, parameters);
          }),
  };
  const close = async (): Promise<void> => {
    await client?.end();
    await database.close();
    await made.drop();
  };
  return { database, owner, close };
}
