import { DataSource } from 'typeorm';

import { systemClock } from '#kernel';

import { type OpenDatabase, Transactions, openDatabase } from './index.js';

describe('the embedded database', () => {
  let database: OpenDatabase;
  let transactions: Transactions;

  beforeAll(async () => {
    database = await openDatabase({}, []);
    transactions = new Transactions(database, systemClock);
  });

  afterAll(() => database.close());

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
});
