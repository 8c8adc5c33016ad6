import { existsSync } from 'node:fs';

import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import type { DataSource } from 'typeorm';

import { MIGRATIONS } from '#migrations';

import { DatabaseError } from './database.errors.js';
import { lockFolder } from './folder-lock.js';
import { type Connection, connect, migrate } from './migrate.js';
import type { DatabaseSettings, EntityList } from './open-database.js';
import { databaseFolder, startEngine } from './start-engine.js';

/** The database as its owner sees it: row-level security does not bind, and schemas can be made. For operators. */
export interface OwnerDatabase {
  readonly kind: 'embedded' | 'server';
  /** One connection; a transaction of its own is all that anything on it may use. */
  readonly source: DataSource;
  /** Makes the tables of an empty register in a schema that exists, beside the register's own. */
  migrateInto(schema: string): Promise<void>;
  close(): Promise<void>;
}

/** Whether the database may be made, with its tables, or has to be there in the newest version. */
export type OwnerPurpose = 'make' | 'use';

interface Opened extends Pick<OwnerDatabase, 'kind' | 'migrateInto'> {
  readonly connection: () => Connection;
  readonly close: () => Promise<void>;
}

/** Opens a node's database as the owner of its tables; the embedded one only while no node has it. */
export async function openAsOwner(
  settings: DatabaseSettings,
  entities: EntityList,
  purpose: OwnerPurpose,
): Promise<OwnerDatabase> {
  const opened = await (settings.url ? openServer(settings) : openEmbedded(settings, purpose));
  let source: DataSource | undefined;
  const close = async (): Promise<void> => {
    await source?.destroy();
    await opened.close();
  };
  try {
    if (purpose === 'make') await migrate(opened.connection());
    source = await reach(opened, entities);
    await refuseIfBehind(source);
    return { kind: opened.kind, source, migrateInto: opened.migrateInto, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function openServer({ adminUrl }: DatabaseSettings): Promise<Opened> {
  if (adminUrl === undefined) {
    const advice = 'Set DATABASE_ADMIN_URL to the owner of the database, for this command only.';
    throw new DatabaseError('DATABASE_OWNER_NEEDED', "This needs the owner of the register's tables.", {
      advice,
    });
  }
  const connection = (options = ''): Connection => ({
    url: adminUrl,
    poolSize: 1,
    // The one connection is kept while it rests: it holds locks.
    extra: { options, idleTimeoutMillis: 0, pipeline: true },
  });
  return Promise.resolve({
    kind: 'server',
    connection: () => connection(),
    migrateInto: (schema) => migrate(connection(`-c search_path=${schema}`)),
    close: () => Promise.resolve(),
  });
}

async function openEmbedded({ folder, image }: DatabaseSettings, purpose: OwnerPurpose): Promise<Opened> {
  if (folder !== undefined && purpose === 'use' && !existsSync(databaseFolder(folder))) throw pending();
  const unlock = folder === undefined ? (): void => undefined : lockFolder(folder);
  const engine = await startEngine({ folder, image }).catch((error: unknown) => {
    unlock();
    throw error;
  });
  const connection = (): Connection => ({
    extra: { ...createPgConfig(engine), pipeline: true },
    poolSize: 1,
  });
  return {
    kind: 'embedded',
    connection,
    migrateInto: async (schema) => {
      // The engine is one session: what an earlier migration left in it for the time being would be in the way.
      await engine.exec(`DISCARD TEMP; SET search_path TO ${schema}`);
      await migrate(connection()).finally(() => engine.exec('RESET search_path'));
    },
    close: async () => {
      await engine.close();
      unlock();
    },
  };
}

function reach(opened: Opened, entities: EntityList): Promise<DataSource> {
  return connect(opened.connection(), entities).catch((cause: unknown) => {
    if (opened.kind === 'embedded') throw cause;
    throw new DatabaseError(
      'DATABASE_UNREACHABLE',
      'The server in DATABASE_ADMIN_URL does not answer this login.',
      {
        advice: 'Check host, port, database and password.',
        cause,
      },
    );
  });
}

async function refuseIfBehind(source: DataSource): Promise<void> {
  const [table] = await source.query<{ made: boolean }[]>(
    `SELECT to_regclass('migrations') IS NOT NULL AS made`,
  );
  const rows = table?.made ? await source.query<{ name: string }[]>('SELECT name FROM migrations') : [];
  const ran = new Set(rows.map(({ name }) => name));
  if (!MIGRATIONS.every(({ name }) => ran.has(name))) throw pending();
}

function pending(): DatabaseError {
  return new DatabaseError(
    'DATABASE_MIGRATIONS_PENDING',
    'This database has no register of this version in it.',
    {
      advice: 'Start the node once, with DATABASE_ADMIN_URL set to the owner of the database.',
    },
  );
}
