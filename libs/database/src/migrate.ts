import { DataSource, DataSourceOptions } from 'typeorm';

import { MIGRATIONS } from '#migrations';

import type { EntityList } from './open-database.js';

/** How to reach one database: a URL, or a ready pool configuration in `extra`. */
export interface Connection {
  readonly url?: string;
  readonly poolSize: number;
  readonly extra: object;
}

function options(connection: Connection, entities: EntityList): DataSourceOptions {
  return {
    type: 'postgres',
    ...connection,
    entities,
    migrations: MIGRATIONS,
    migrationsTransactionMode: 'each',
    installExtensions: false,
    synchronize: false,
  };
}

export function connect(connection: Connection, entities: EntityList): Promise<DataSource> {
  return new DataSource(options(connection, entities)).initialize();
}

/** Runs what is pending, then `afterwards` on the same owner's connection. */
export async function migrate(
  connection: Connection,
  afterwards: (owner: DataSource) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const owner = await connect(connection, []);
  try {
    await owner.runMigrations();
    await afterwards(owner);
  } finally {
    await owner.destroy();
  }
}
