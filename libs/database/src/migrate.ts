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

/** Any number, the same in every process that migrates. */
const MIGRATION_LOCK = 7_231_386;

/** Runs what is pending, then `afterwards` on the same owner's connection. */
export async function migrate(
  connection: Connection,
  afterwards: (owner: DataSource) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const owner = await connect(connection, []);
  try {
    // Several processes of a node may start at once; the lock ends with this connection, the pool's only one.
    await owner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await owner.runMigrations();
    await afterwards(owner);
  } finally {
    await owner.destroy();
  }
}
