import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';

import { systemClock } from '#kernel';

import { emptyImage } from '../../../test/support/test-database.js';
import { type OpenDatabase, Transactions, openDatabase } from './index.js';
import { PreparingClient } from './preparing-client.js';

describe('PreparingClient', () => {
  it('goes on from what an earlier client of the same connection has prepared', async () => {
    const engine = await PGlite.create({ dataDir: 'memory://', loadDataDir: await emptyImage() });
    const settings = createPgConfig(engine);
    for (const texts of [
      ['SELECT $1::int AS first', 'SELECT $1::int AS second'],
      ['SELECT $1::int AS second', 'SELECT $1::int AS first'],
    ]) {
      const client = new PreparingClient(settings);
      await client.connect();
      for (let time = 0; time < 4; time += 1) {
        for (const text of texts) expect((await client.query(text, [time])).rowCount).toBe(1);
      }
      await client.end();
    }
    const { rows } = await engine.query('SELECT FROM pg_prepared_statements');
    expect(rows).toHaveLength(2);
    await engine.close();
  });

  it('prepares a query that takes no values, and nothing else that takes none', async () => {
    const engine = await PGlite.create({ dataDir: 'memory://', loadDataDir: await emptyImage() });
    const client = new PreparingClient(createPgConfig(engine));
    await client.connect();
    for (let time = 0; time < 4; time += 1) {
      for (const text of ['SELECT 1', 'SELECT 1; SELECT 2', 'BEGIN', 'COMMIT']) await client.query(text);
    }
    await client.end();
    const { rows } = await engine.query('SELECT statement FROM pg_prepared_statements');
    expect(rows).toEqual([{ statement: 'SELECT 1' }]);
    await engine.close();
  });
});

describe('a statement that is sent ahead', () => {
  let engine: PGlite;
  let client: PreparingClient;

  beforeAll(async () => {
    engine = await PGlite.create({ dataDir: 'memory://', loadDataDir: await emptyImage() });
    client = new PreparingClient({ ...createPgConfig(engine), pipeline: true });
    await client.connect();
  });

  afterAll(async () => {
    await client.end();
    await engine.close();
  });

  const valueOf = async (text: string): Promise<unknown> => {
    const { rows } = await client.query<Record<string, unknown>>(text);
    return Object.values(rows[0] ?? {})[0];
  };

  it('runs before what is sent after it, in the order in which they were sent', async () => {
    client.sendAhead('CREATE TEMPORARY TABLE said (word text)', []);
    for (const word of ['one', 'two', 'three']) client.sendAhead('INSERT INTO said VALUES ($1)', [word]);
    expect(await valueOf(`SELECT string_agg(word, ' ') FROM said`)).toBe('one two three');
  });

  it('says itself why what follows it in a transaction fails, and leaves the connection as it was', async () => {
    await client.query('START TRANSACTION');
    client.sendAhead('SELECT $1::int', ['no number']);
    await expect(client.query('SELECT 1')).rejects.toMatchObject({ code: '22P02' });
    await client.query('ROLLBACK');
    expect(await valueOf('SELECT 1')).toBe(1);
  });

  it('is waited for by the end of a transaction, which otherwise would seem to have been kept', async () => {
    await client.query('START TRANSACTION');
    client.sendAhead('SELECT $1::int', ['no number']);
    await expect(client.query('COMMIT')).rejects.toMatchObject({ code: '22P02' });
    await client.query('ROLLBACK');
  });

  it('is the beginning of a transaction, which goes with its first statement', async () => {
    await client.query('START TRANSACTION');
    await client.query('CREATE TABLE undone ()');
    await client.query('ROLLBACK');
    expect(await valueOf(`SELECT to_regclass('undone')`)).toBeNull();
  });

  it('leaves nothing behind of a transaction without statements', async () => {
    for (const end of ['COMMIT', 'ROLLBACK']) {
      await client.query('START TRANSACTION');
      await client.query(end);
      expect(await valueOf('SELECT pg_current_xact_id_if_assigned()')).toBeNull();
      expect(await valueOf('SELECT now() = statement_timestamp()')).toBe(true);
    }
  });
});

describe('a database whose repeated statements are prepared', () => {
  let database: OpenDatabase;
  let transactions: Transactions;

  beforeAll(async () => {
    database = await openDatabase({ image: await emptyImage() }, []);
    transactions = new Transactions(database, systemClock);
  });

  afterAll(() => database.close());

  const STATE = 'SELECT grounds_state() AS state, $1::text AS word';
  const READ = 'SELECT record_id FROM record WHERE record_id = $1';

  const stateSeen = (state: string): Promise<unknown> =>
    transactions.run({ role: 'reader', state }, (manager) => manager.query(STATE, ['x']));

  const preparedAs = (text: string): Promise<{ name: string }[]> =>
    database.source.query('SELECT name FROM pg_prepared_statements WHERE statement = $1', [text]);

  it('shows each reader its own state through one plan', async () => {
    for (const state of ['NL', 'FR', 'NL', 'DE', 'FR', 'CA', 'NL', 'DE']) {
      expect(await stateSeen(state)).toEqual([{ state, word: 'x' }]);
    }
    expect(await preparedAs(STATE)).toHaveLength(1);
  });

  it('holds another role to its own rights, though the statement is the same', async () => {
    const read = (role: 'reader' | 'worker'): Promise<unknown> =>
      transactions.run(role === 'reader' ? { role, state: 'NL' } : { role }, (manager) =>
        manager.query(READ, ['none']),
      );
    for (let time = 0; time < 8; time += 1) expect(await read('reader')).toEqual([]);
    expect(await preparedAs(READ)).toHaveLength(1);
    await expect(read('worker')).rejects.toMatchObject({ code: '42501' });
    expect(await read('reader')).toEqual([]);
  });

  it('leaves several statements in one text as they are', async () => {
    for (let time = 0; time < 4; time += 1) {
      await database.source.query('CREATE TEMP TABLE one (); DROP TABLE one', []);
    }
    expect(await preparedAs('CREATE TEMP TABLE one (); DROP TABLE one')).toEqual([]);
  });

  it('goes on after a statement that failed', async () => {
    const DIVIDE = 'SELECT 1 / $1::int AS share';
    const divide = (by: number): Promise<unknown> =>
      transactions.run({ role: 'reader', state: 'NL' }, (manager) => manager.query(DIVIDE, [by]));
    for (let time = 0; time < 5; time += 1) {
      await expect(divide(0)).rejects.toMatchObject({ code: '22012' });
      expect(await divide(1)).toEqual([{ share: 1 }]);
    }
  });
});
