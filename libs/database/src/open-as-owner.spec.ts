import { mkdtempSync, rmSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { PGlite } from '@electric-sql/pglite';

import { emptyImage, testDatabase } from '../../../test/support/test-database.js';
import { type OwnerDatabase, openAsOwner } from './open-as-owner.js';
import { openDatabase } from './open-database.js';

describe('openAsOwner', () => {
  let folder: string;
  let database: OwnerDatabase | undefined;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'grounds-owner-'));
    database = undefined;
  });

  afterEach(async () => {
    await database?.close();
    rmSync(folder, { recursive: true });
  });

  it('makes the tables where that is what it is for', async () => {
    database = await openAsOwner({ folder }, [], 'make');
    expect(await database.source.query('SELECT * FROM log_entry')).toEqual([]);
  });

  it('makes no database where there is none, and leaves no trace', async () => {
    const refusal = { code: 'DATABASE_MIGRATIONS_PENDING' };
    await expect(openAsOwner({ folder }, [], 'use')).rejects.toMatchObject(refusal);
    await expect(access(join(folder, 'database'))).rejects.toThrow('ENOENT');
  });

  it('refuses a database on which migrations are due, and gives the folder back', async () => {
    const engine = await PGlite.create({ dataDir: join(folder, 'database') });
    await engine.close();
    const refusal = { code: 'DATABASE_MIGRATIONS_PENDING' };
    await expect(openAsOwner({ folder }, [], 'use')).rejects.toMatchObject(refusal);
    database = await openAsOwner({ folder }, [], 'make');
    expect(database.kind).toBe('embedded');
  });

  it('refuses a folder whose node is running, and the node a folder that it has', async () => {
    const node = await openDatabase({ folder, image: await emptyImage() }, []);
    const refusal = { code: 'DATABASE_FOLDER_IN_USE' };
    await expect(openAsOwner({ folder }, [], 'use')).rejects.toMatchObject(refusal);
    await node.close();
    database = await openAsOwner({ folder }, [], 'use');
    await expect(openDatabase({ folder }, [])).rejects.toMatchObject(refusal);
  });

  it('needs the owner of the tables on a server', async () => {
    const refusal = { code: 'DATABASE_OWNER_NEEDED' };
    await expect(openAsOwner({ url: 'postgres://node@127.0.0.1:1/x' }, [], 'use')).rejects.toMatchObject(
      refusal,
    );
  });

  it('says of a server that does not answer which setting is meant, and repeats no password', async () => {
    const url = 'postgres://owner:secret@127.0.0.1:1/x';
    const opened = openAsOwner({ url, adminUrl: url }, [], 'use');
    await expect(opened).rejects.toMatchObject({ code: 'DATABASE_UNREACHABLE' });
    await expect(opened).rejects.not.toThrow('secret');
    await expect(opened).rejects.toThrow('DATABASE_ADMIN_URL');
  });

  it('makes the tables of an empty register beside the one that there is, as often as asked', async () => {
    const made = await testDatabase();
    const owner = await openAsOwner(made, [], 'make');
    try {
      for (const schema of ['beside', 'again']) {
        await owner.source.query(`CREATE SCHEMA ${schema}`);
        await owner.migrateInto(schema);
        const tables = await owner.source.query<{ schema: string; tables: number }[]>(
          `SELECT schemaname AS schema, count(*)::int AS tables FROM pg_tables
            WHERE schemaname IN ('public', $1) GROUP BY 1`,
          [schema],
        );
        expect(new Set(tables.map(({ tables: count }) => count)).size).toBe(1);
        expect(tables).toHaveLength(2);
      }
      const [path] = await owner.source.query<{ schema: string }[]>('SELECT current_schema() AS schema');
      expect(path?.schema).toBe('public');
    } finally {
      await owner.close();
      await made.drop();
    }
  });
});
