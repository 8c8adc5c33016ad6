import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { systemClock } from '#kernel';

import { emptyImage } from '../../../test/support/test-database.js';
import {
  IDLE_ROLE,
  type OpenDatabase,
  SQL_ROLES,
  Transactions,
  dumpEmptyDatabase,
  openDatabase,
} from './index.js';

const WRITE_HEAD = `
  INSERT INTO log_head VALUES ('example.org/log', 0, decode(repeat('00', 32), 'hex'), decode('', 'hex'))`;

describe('openDatabase in this process', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'grounds-database-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const heads = (database: OpenDatabase): Promise<unknown[]> =>
    new Transactions(database, systemClock).run({ role: 'intake' }, (manager) =>
      manager.query<unknown[]>('SELECT origin FROM log_head'),
    );

  it('keeps what was written from one start to the next', async () => {
    const first = await openDatabase({ folder, image: await emptyImage() }, []);
    await new Transactions(first, systemClock).run({ role: 'intake' }, (manager) =>
      manager.query(WRITE_HEAD),
    );
    await first.close();
    const second = await openDatabase({ folder }, []);
    expect(await heads(second)).toEqual([{ origin: 'example.org/log' }]);
    await second.close();
  });

  it('holds its folder while open and gives it back when closed', async () => {
    const database = await openDatabase({ folder, image: await emptyImage() }, []);
    await expect(openDatabase({ folder }, [])).rejects.toMatchObject({ code: 'DATABASE_FOLDER_IN_USE' });
    await database.close();
    expect(existsSync(join(folder, 'node.lock'))).toBe(false);
  });

  it('gives the folder back when it cannot open', async () => {
    writeFileSync(join(folder, 'database'), 'no folder');
    await expect(openDatabase({ folder }, [])).rejects.toBeDefined();
    expect(existsSync(join(folder, 'node.lock'))).toBe(false);
  });

  it('starts from an image that has the tables and no rows', async () => {
    const image = await dumpEmptyDatabase();
    const database = await openDatabase({ image }, []);
    expect(database.kind).toBe('embedded');
    expect(await heads(database)).toEqual([]);
    await database.close();
  });
});

describe('the roles of the database', () => {
  let database: OpenDatabase;

  beforeAll(async () => {
    database = await openDatabase({ image: await emptyImage() }, []);
  });

  afterAll(() => database.close());

  const catalogue = <Row>(sql: string): Promise<Row[]> => database.source.query<Row[]>(sql);

  it('can none of them log in, or pass by row-level security', async () => {
    const roles = await catalogue<{ rolname: string; free: boolean }>(
      `SELECT rolname, rolcanlogin OR rolsuper OR rolbypassrls AS free FROM pg_roles WHERE rolname LIKE 'grounds_%'`,
    );
    expect(roles.map((role) => role.rolname).sort()).toEqual([...SQL_ROLES].sort());
    expect(roles.filter((role) => role.free)).toEqual([]);
  });

  it('own no table', async () => {
    const owners = await catalogue<{ owner: string }>(
      `SELECT DISTINCT pg_get_userbyid(relowner) AS owner FROM pg_class WHERE relnamespace = 'public'::regnamespace`,
    );
    expect(owners).toHaveLength(1);
    expect(SQL_ROLES).not.toContain(owners[0]?.owner);
  });

  it('leave nothing to the role that connections rest in', async () => {
    const granted = await catalogue(
      `SELECT table_name FROM information_schema.table_privileges WHERE grantee = '${IDLE_ROLE}'`,
    );
    expect(granted).toEqual([]);
  });

  it('find row-level security on every table but the log and the list of migrations', async () => {
    const open = await catalogue<{ relname: string }>(
      `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
          AND NOT relrowsecurity ORDER BY relname`,
    );
    expect(open.map((table) => table.relname)).toEqual([
      'journal_head',
      'journal_seal',
      'log_checkpoint',
      'log_entry',
      'log_head',
      'log_node',
      'membership_root',
      'migrations',
      'mirror_entry',
      'officer_session',
      'quorum_checkpoint',
      'used_proof',
    ]);
  });

  it('may not change or delete an entry of the log, nor a line of the journal', async () => {
    const changing = await catalogue(
      `SELECT grantee, table_name, privilege_type FROM information_schema.table_privileges
        WHERE grantee LIKE 'grounds_%' AND privilege_type IN ('UPDATE', 'DELETE', 'TRUNCATE')
          AND table_name IN ('log_entry', 'journal_line', 'journal_record', 'disclosure', 'answered_request', 'hit_resolution')`,
    );
    expect(changing).toEqual([]);
  });
});
