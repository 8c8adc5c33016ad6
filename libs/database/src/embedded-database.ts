import { join } from 'node:path';

import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';

import { IDLE_ROLE } from './database-role.js';
import { lockFolder } from './folder-lock.js';
import { connect, migrate } from './migrate.js';
import type { DatabaseSettings, EntityList, OpenDatabase } from './open-database.js';

/** PostgreSQL in this process (PGlite): one connection, so everything must use its own transaction. */
export async function openEmbedded(settings: DatabaseSettings, entities: EntityList): Promise<OpenDatabase> {
  const unlock = settings.folder ? lockFolder(settings.folder) : () => undefined;
  try {
    const engine = await startEngine(settings);
    const connection = () => ({ extra: createPgConfig(engine), poolSize: 1 });
    await migrate(connection());
    await engine.exec(`SET ROLE ${IDLE_ROLE}`);
    const source = await connect(connection(), entities);
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

async function startEngine(settings: DatabaseSettings): Promise<PGlite> {
  const dataDir = settings.folder ? join(settings.folder, 'database') : 'memory://';
  return PGlite.create({ dataDir, ...(settings.image ? { loadDataDir: settings.image } : {}) });
}

/** A migrated, empty database as one file: test suites start from it instead of migrating each time. */
export async function dumpEmptyDatabase(): Promise<Blob> {
  const engine = await PGlite.create({ dataDir: 'memory://' });
  await migrate({ extra: createPgConfig(engine), poolSize: 1 });
  const image = await engine.dumpDataDir('none');
  await engine.close();
  return image;
}
