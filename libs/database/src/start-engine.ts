import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';

import { PGlite, type PGliteOptions } from '@electric-sql/pglite';

import type { DatabaseSettings } from './open-database.js';

/** PostgreSQL's own 128 MB are cleared at each start, which takes half a second of a node that has one connection. */
const START_PARAMETERS = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'];

/** Starts PostgreSQL in this process on the database of a folder, on an image, or on an empty database in memory. */
export function startEngine({ folder, image }: DatabaseSettings): Promise<PGlite> {
  return create({
    dataDir: folder === undefined ? 'memory://' : databaseFolder(folder),
    ...(image ? { loadDataDir: image } : {}),
  });
}

/** Starts PostgreSQL in this process on an empty database that takes little room as a file. */
export function startSmallEngine(): Promise<PGlite> {
  return create({
    dataDir: 'memory://',
    startParams: [...START_PARAMETERS, '-c', 'wal_recycle=off'],
    initDbStartParams: ['--wal-segsize=1'],
  });
}

export const databaseFolder = (folder: string): string => join(folder, 'database');

function create(options: PGliteOptions): Promise<PGlite> {
  // V8 can lose count of the compiled code that it frees, and then ends the process (nodejs/node issue 64500).
  setFlagsFromString('--no-wasm-code-gc');
  return PGlite.create({ startParams: START_PARAMETERS, ...options });
}
