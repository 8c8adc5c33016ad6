import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';

import { systemClock } from '#kernel';

import { emptyImage } from '../../../test/support/test-database.js';
import { type OpenDatabase, Transactions, openDatabase } from './index.js';
import { PreparingClient, RepeatedStatements } from './preparing-client.js';

describe('RepeatedStatements', () => {
  it('names a statement from its third time on, and the same again', () => {
    const statements = new RepeatedStatements();
    const names = [1, 2, 3, 4].map(() => statements.nameOf('SELECT $1'));
    expect(names).toEqual([undefined, undefined, 'repeated_1', 'repeated_1']);
  });

  it('gives no two statements one name', () => {
    const statements = new RepeatedStatements();
    const names = ['a', 'b', 'a', 'b', 'a', 'b'].map((text) => statements.nameOf(text));
    expect(names.slice(4)).toEqual(['repeated_1', 'repeated_2']);
  });

  it('keeps 250 of them, however many come', () => {
    const statements = new RepeatedStatements();
    const texts = Array.from({ length: 500 }, (_, turn) => `SELECT ${turn}, $1`);
    for (let time = 0; time < 4; time += 1) texts.forEach((text) => statements.nameOf(text));
    const named = texts.filter((text) => statements.nameOf(text) !== undefined);
    expect(named).toHaveLength(250);
  });

  it('keeps one that comes often among many that come once', () => {
    const statements = new RepeatedStatements();
    const once = (from: number): void => {
      for (let turn = from; turn < from + 1_500; turn += 1) statements.nameOf(`SELECT ${turn}, $1`);
    };
    for (let time = 0; time < 8; time += 1) {
      once(time * 1_500);
      statements.nameOf('often');
      statements.nameOf('often');
    }
    expect(statements.nameOf('often')).toBe('repeated_1');
  });
});

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
