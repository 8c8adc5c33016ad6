import { type OpenDatabase, openDatabase } from '#database';

import { emptyImage } from '../../../../../test/support/test-database.js';
import { primaryTables } from './primary-tables.js';

describe('the tables of a backup', () => {
  let database: OpenDatabase;

  beforeAll(async () => {
    database = await openDatabase({ image: await emptyImage() }, []);
  });

  afterAll(() => database?.close());

  it('are those of the register: background work is none of it, and is due again by itself', async () => {
    const names = (await primaryTables(database.source.manager)).map(({ name }) => name);
    const [queue] = await database.source.query<{ tables: string[] }[]>(
      `SELECT array_agg(relname::text) AS tables FROM pg_class
        WHERE relnamespace = 'grounds_jobs'::regnamespace AND relkind IN ('r', 'p')`,
    );
    expect(names).toEqual(
      expect.arrayContaining(['log_entry', 'hit_resolution', 'watch', 'notice', 'shown_status']),
    );
    // Behind the lines that they belong to.
    expect(names.indexOf('hit_resolution')).toBeGreaterThan(names.indexOf('journal_line'));
    expect(names.indexOf('notice')).toBeGreaterThan(names.indexOf('watch'));
    expect(queue?.tables).toContain('job');
    expect(names.filter((name) => queue?.tables.includes(name))).toEqual([]);
  });
});
