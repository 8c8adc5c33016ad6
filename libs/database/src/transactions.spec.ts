import { DataSource, type EntityManager } from 'typeorm';

import { systemClock } from '#kernel';

import { type TestDatabase, testDatabase } from '../../../test/support/test-database.js';
import { type OpenDatabase, Transactions, openDatabase } from './index.js';

describe('the database', () => {
  let made: TestDatabase;
  let database: OpenDatabase;
  let transactions: Transactions;

  beforeAll(async () => {
    made = await testDatabase();
    database = await openDatabase(made, []);
    transactions = new Transactions(database, systemClock);
  });

  afterAll(async () => {
    await database.close();
    await made.drop();
  });

  const refused = (source: DataSource, sql: string): Promise<string> =>
    source.query(sql).then(
      () => 'allowed',
      (error: { code?: string }) => error.code ?? 'no code',
    );

  it.each(['record', 'record_part', 'disclosure', 'journal_line', 'log_entry'])(
    'refuses to read %s outside a transaction with a role',
    async (table) => {
      expect(await refused(database.source, `SELECT * FROM ${table}`)).toBe('42501');
    },
  );

  it('lets a reader read and not write records', async () => {
    const act = (sql: string) =>
      transactions.run({ role: 'reader', state: 'NL' }, (manager) => manager.query<unknown>(sql));
    expect(await act('SELECT * FROM record')).toEqual([]);
    await expect(act("DELETE FROM record WHERE record_id = 'x'")).rejects.toMatchObject({ code: '42501' });
  });

  it('refuses a reader without a state instead of showing nothing', async () => {
    const read = transactions.run({ role: 'reader', state: '' }, (manager) =>
      manager.query('INSERT INTO journal_line SELECT * FROM journal_line'),
    );
    await expect(read).rejects.toMatchObject({ code: '42501' });
  });

  it('leaves no role and no state behind for the next one', async () => {
    await transactions.run({ role: 'reader', state: 'NL' }, (manager) => manager.query('SELECT 1'));
    expect(await refused(database.source, 'SELECT * FROM record')).toBe('42501');
    const [{ role }] = await database.source.query<[{ role: string }]>('SELECT current_user AS role');
    expect(role).toBe('grounds_idle');
  });

  it('undoes everything when the work fails', async () => {
    const failing = transactions.run({ role: 'intake' }, async (manager) => {
      await manager.query(
        `INSERT INTO log_head VALUES ('test', 0, decode(repeat('00', 32), 'hex'), decode('', 'hex'))`,
      );
      throw new Error('the work failed');
    });
    await expect(failing).rejects.toThrow('the work failed');
    const heads = await transactions.run({ role: 'intake' }, (manager) =>
      manager.query<unknown[]>('SELECT * FROM log_head'),
    );
    expect(heads).toEqual([]);
  });

  describe('a step under another role', () => {
    interface Acting {
      readonly role: string;
      readonly state: string;
      readonly now: string;
    }
    const ACTING = `
      SELECT current_user AS role, current_setting('grounds.state') AS state, current_setting('grounds.now') AS now`;
    const acting = async (manager: EntityManager): Promise<Acting | undefined> =>
      (await manager.query<Acting[]>(ACTING))[0];
    const asNl = <T>(work: (manager: EntityManager) => Promise<T>): Promise<T> =>
      transactions.run({ role: 'reader', state: 'NL' }, work);

    it.each(['worker', 'matcher', 'intake', 'reader'] as const)('acts as %s inside', async (role) => {
      const inside = await asNl((manager) => transactions.as(manager, role, acting));
      expect(inside?.role).toBe(`grounds_${role}`);
    });

    it('is the role it was before afterwards, also after a step within a step', async () => {
      const roles = await asNl(async (manager) => {
        const within = await transactions.as(manager, 'worker', async (worker) => [
          (await transactions.as(worker, 'matcher', acting))?.role,
          (await acting(worker))?.role,
        ]);
        return [...within, (await acting(manager))?.role];
      });
      expect(roles).toEqual(['grounds_matcher', 'grounds_worker', 'grounds_reader']);
    });

    it('acts for the same state at the same time', async () => {
      const [outside, inside, afterwards] = await asNl(async (manager) => [
        await acting(manager),
        await transactions.as(manager, 'matcher', acting),
        await acting(manager),
      ]);
      expect(inside).toEqual({ ...outside, role: 'grounds_matcher' });
      expect(inside?.state).toBe('NL');
      expect(afterwards).toEqual(outside);
    });

    it('may do what the other role may, and no more when it is over', async () => {
      const read = (manager: EntityManager) => manager.query<unknown[]>('SELECT * FROM audience');
      expect(await asNl((manager) => transactions.as(manager, 'worker', read))).toEqual([]);
      const afterwards = asNl(async (manager) => {
        await transactions.as(manager, 'worker', read);
        return read(manager);
      });
      await expect(afterwards).rejects.toMatchObject({ code: '42501' });
    });

    it('belongs to the same transaction: what fails inside undoes all of it', async () => {
      const failing = transactions.run({ role: 'intake' }, async (manager) => {
        await manager.query(`INSERT INTO log_head VALUES ('test', 0, sha256(''), '')`);
        await transactions.as(manager, 'worker', () => Promise.reject(new Error('the step failed')));
      });
      await expect(failing).rejects.toThrow('the step failed');
      const heads = await transactions.run({ role: 'intake' }, (manager) =>
        manager.query<unknown[]>('SELECT * FROM log_head'),
      );
      expect(heads).toEqual([]);
    });

    it('leaves no role behind when it fails', async () => {
      const failing = asNl((manager) =>
        transactions.as(manager, 'matcher', (matcher) => matcher.query('SELECT * FROM journal_line')),
      );
      await expect(failing).rejects.toMatchObject({ code: '42501' });
      expect(await refused(database.source, 'SELECT * FROM record')).toBe('42501');
      expect((await asNl(acting))?.role).toBe('grounds_reader');
    });

    it('gives the value that the step gave', async () => {
      expect(await asNl((manager) => transactions.as(manager, 'worker', () => Promise.resolve(7)))).toBe(7);
    });
  });

  describe('the matcher', () => {
    const refusedTo = (sql: string): Promise<string> =>
      transactions
        .run({ role: 'reader', state: 'NL' }, (manager) =>
          transactions.as(manager, 'matcher', (matcher) => matcher.query(sql)),
        )
        .then(
          () => 'allowed',
          (error: { code?: string }) => error.code ?? 'no code',
        );

    it.each([
      'disclosure',
      'record_part',
      'audience',
      'log_entry',
      'statement',
      'answered_request',
      'hit_resolution',
      'notice',
      'shown_status',
      'watch',
      'watch_seen',
      'record_sighting',
    ])('may not read %s', async (table) => {
      expect(await refusedTo(`SELECT * FROM ${table}`)).toBe('42501');
    });

    it.each(['record', 'party_name', 'party_key', 'party_identifier', 'hit_level', 'record_event'])(
      'may read %s, and change nothing in it',
      async (table) => {
        expect(await refusedTo(`SELECT * FROM ${table}`)).toBe('allowed');
        expect(await refusedTo(`DELETE FROM ${table}`)).toBe('42501');
      },
    );
  });
});
