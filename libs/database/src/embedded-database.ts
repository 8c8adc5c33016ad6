import { join } from 'node:path';

import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';

import { IDLE_ROLE } from './database-role.js';
import { lockFolder } from './folder-lock.js';
import { connect, migrate } from './migrate.js';
import type { DatabaseSettings, EntityList, OpenDatabase } from './open-database.js';
import { PreparingClient } from './preparing-client.js';

/** PostgreSQL in this process (PGlite): one connection, so everything must use its own transaction. */
export async function openEmbedded(settings: DatabaseSettings, entities: EntityList): Promise<OpenDatabase> {
  const unlock = settings.folder ? lockFolder(settings.folder) : () => undefined;
  try {
    const engine = await startEngine(settings);
    await migrate({ extra: createPgConfig(engine), poolSize: 1 });
    await engine.exec(`SET ROLE ${IDLE_ROLE}`);
    const extra = { ...createPgConfig(engine), Client: PreparingClient };
    const source = await connect({ extra, poolSize: 1 }, entities);
    const close = async (): Promise<void> => {
      await source.destroy();
      await engine.close();
      unlock();
    };
    return { kind: 'embedded', source, close };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** PostgreSQL's own 128 MB are cleared at each start, which takes half a second of a node that has one connection. */
export const START_PARAMETERS = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'];

async function startEngine(settings: DatabaseSettings): Promise<PGlite> {
  const dataDir = settings.folder ? join(settings.folder, 'database') : 'memory://';
  return PGlite.create({
    dataDir,
    startParams: START_PARAMETERS,
    ...(settings.image ? { loadDataDir: settings.image } : {}),
  });
}

/**
 * A migrated, empty database as one file: test suites start from it, hundreds of times, instead of migrating each time.
 * So it is small: short segments of the write-ahead log, few of them, and no databases to make others of.
 */
export async function dumpEmptyDatabase(): Promise<Blob> {
  const engine = await PGlite.create({
    dataDir: 'memory://',
    startParams: [...START_PARAMETERS, '-c', 'wal_recycle=off'],
    initDbStartParams: ['--wal-segsize=1'],
  });
  await migrate({ extra: createPgConfig(engine), poolSize: 1 });
  for (const template of ['template0', 'template1']) {
    await engine.exec(`UPDATE pg_database SET datistemplate = false WHERE datname = '${template}'`);
    await engine.exec(`DROP DATABASE ${template}`);
  }
  await engine.exec('CHECKPOINT');
  const image = await engine.dumpDataDir('none');
  await engine.close();
  return image;
}
