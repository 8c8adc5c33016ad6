import { createPgConfig } from '@electric-sql/pglite/node-postgres';

import { IDLE_ROLE } from './database-role.js';
import { lockFolder } from './folder-lock.js';
import { connect, migrate } from './migrate.js';
import type { DatabaseSettings, EntityList, OpenDatabase } from './open-database.js';
import { PreparingClient } from './preparing-client.js';
import { startEngine, startSmallEngine } from './start-engine.js';

/** PostgreSQL in this process (PGlite): one connection, so everything must use its own transaction. */
export async function openEmbedded(settings: DatabaseSettings, entities: EntityList): Promise<OpenDatabase> {
  const unlock = settings.folder ? lockFolder(settings.folder) : () => undefined;
  try {
    const engine = await startEngine(settings);
    await migrate({ extra: createPgConfig(engine), poolSize: 1 });
    await engine.exec(`SET ROLE ${IDLE_ROLE}`);
    const extra = { ...createPgConfig(engine), Client: PreparingClient, pipeline: true };
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

/**
 * A migrated, empty database as one file: test suites start from it, hundreds of times, instead of migrating each time.
 * So it is small: short segments of the write-ahead log, few of them, and no databases to make others of.
 */
export async function dumpEmptyDatabase(): Promise<Blob> {
  const engine = await startSmallEngine();
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
