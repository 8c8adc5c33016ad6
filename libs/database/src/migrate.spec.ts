import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { DataSource, type QueryRunner } from 'typeorm';

import { MIGRATIONS } from '#migrations';

import { FIRST_ROWS } from '../test/first-rows.js';
import { migrate } from './migrate.js';

const RECORDED = new Date('2026-11-20T08:00:00Z');

const BEFORE_COVERAGE = MIGRATIONS.findIndex(({ name }) => name.startsWith('Coverage'));
const TOLD = {
  searched: [{ origin: 'example.org/log', size: 5, root: 'AAAA', checkpoint: null }],
  asked: ['DE', 'FR'],
  answered: ['DE'],
  notAsked: ['CA'],
};
/** An answer with a receipt, whose middle is what the node has signed; its length needs padding. */
const claims = Buffer.from(JSON.stringify({ ...TOLD, says: '1 record – né' })).toString('base64url');
const SIGNED_ANSWER = `
INSERT INTO answered_request (state, officer, client_request_id, request_hash, answer_id, answered_at, log_size, hits,
                              more, record_ids, receipt, question, salt)
VALUES ('NL', 'nl-reader', 'request-2', sha256('question'), 'answer-2', '2026-11-23T10:00:00Z', 5, 0, false, '{}',
        'header.${claims}.signature', '{}', sha256('salt'))`;

describe('The migrations, on a database with rows of the first version', () => {
  let engine: PGlite;

  beforeAll(async () => {
    engine = await PGlite.create({ dataDir: 'memory://' });
    await runFirst(1);
    await engine.exec(FIRST_ROWS);
    await runFirst(BEFORE_COVERAGE);
    await engine.exec(SIGNED_ANSWER);
    await migrate({ extra: createPgConfig(engine), poolSize: 1 });
  });

  afterAll(() => engine.close());

  const runFirst = async (count: number): Promise<void> => {
    const first = new DataSource({
      type: 'postgres',
      extra: createPgConfig(engine),
      poolSize: 1,
      migrations: MIGRATIONS.slice(0, count),
      migrationsTransactionMode: 'each',
      installExtensions: false,
    });
    await first.initialize();
    await first.runMigrations();
    await first.destroy();
  };

  const rows = async <T extends object>(sql: string): Promise<T[]> => (await engine.query<T>(sql)).rows;

  /** What row-level security shows a state in a table. */
  const seenBy = (state: string, table: string): Promise<object[]> =>
    engine.transaction(async (transaction) => {
      await transaction.query(
        `SELECT set_config('role', 'grounds_reader', true), set_config('grounds.state', $1, true),
                set_config('grounds.now', '2026-11-23T12:00:00Z', true)`,
        [state],
      );
      return (await transaction.query<object>(`SELECT * FROM ${table}`)).rows;
    });

  it('have all run, once each', async () => {
    const names = await rows<{ name: string }>('SELECT name FROM migrations ORDER BY timestamp');
    expect(names.map(({ name }) => name)).toEqual(MIGRATIONS.map(({ name }) => name));
    await migrate({ extra: createPgConfig(engine), poolSize: 1 });
    expect(await rows('SELECT name FROM migrations')).toHaveLength(MIGRATIONS.length);
  });

  it('run forward only', async () => {
    for (const Migration of MIGRATIONS) {
      const { down } = new Migration() as { down: (runner: QueryRunner) => Promise<void> };
      await expect(down(undefined as never)).rejects.toThrow('restore a backup');
    }
  });

  it('give readers of the first version their access without a beginning', async () => {
    expect(await rows(`SELECT DISTINCT since::text FROM audience_reader`)).toEqual([{ since: '-infinity' }]);
    await expect(
      engine.query(`INSERT INTO audience_reader (audience_id, state, until) VALUES (1, 'SE', 'infinity')`),
    ).rejects.toThrow('since');
  });

  it('make a statement of every decision, for whom its record is', async () => {
    expect(await rows('SELECT * FROM statement ORDER BY arrival')).toEqual([
      {
        statement_id: 'record-a',
        record_id: 'record-a',
        arrival: 3,
        kind: 'decision',
        state: 'NL',
        recorded_at: RECORDED,
        audience_id: 2,
      },
      expect.objectContaining({
        statement_id: 'record-b',
        arrival: 5,
        state: 'FR',
        audience_id: 1,
      }) as object,
    ]);
  });

  it.each(['record_part', 'record_facet', 'party_name', 'party_identifier'])(
    'date every row of %s from its decision, and end none',
    async (table) => {
      const dated = await rows<{
        record_id: string;
        arrival: number;
        known_from: Date;
        until: string;
      }>(
        `SELECT DISTINCT record_id, arrival, known_from, known_until::text AS until
           FROM ${table} WHERE record_id = 'record-a'`,
      );
      expect(dated).toEqual([{ record_id: 'record-a', arrival: 3, known_from: RECORDED, until: 'infinity' }]);
    },
  );

  it('say from which day an outcome may be true, and of no other part', async () => {
    expect(
      await rows(
        `SELECT record_id, true_from::text FROM record_part WHERE true_from IS NOT NULL ORDER BY record_id`,
      ),
    ).toEqual([
      { record_id: 'record-a', true_from: '2025-03-01' },
      { record_id: 'record-b', true_from: '2022-01-01' },
    ]);
  });

  it('tie every facet to the part that says it', async () => {
    const tied = await rows<{ facet: string; value: string; part: string }>(
      `SELECT facet, value, part FROM record_facet WHERE record_id = 'record-a' ORDER BY part, facet, value`,
    );
    expect(tied).toEqual([
      { part: 'ground:aaaaaaaa', facet: 'ground', value: 'ELE-01' },
      { part: 'ground:aaaaaaaa', facet: 'ground_group', value: 'ELE' },
      { part: 'ground:bbbbbbbb', facet: 'ground', value: 'ELE-06' },
      { part: 'ground:bbbbbbbb', facet: 'ground_group', value: 'ELE' },
      { part: 'ground:cccccccc', facet: 'ground', value: 'SEC-01' },
      { part: 'ground:cccccccc', facet: 'ground_group', value: 'SEC' },
      { part: 'outcome', facet: 'decided_by', value: 'NL' },
      { part: 'outcome', facet: 'kind', value: 'prohibited' },
    ]);
  });

  it('keep whom each facet is for', async () => {
    expect(
      await rows(
        `SELECT DISTINCT part, audience_id FROM record_facet WHERE record_id = 'record-a' ORDER BY part`,
      ),
    ).toEqual([
      { part: 'ground:aaaaaaaa', audience_id: 2 },
      { part: 'ground:bbbbbbbb', audience_id: 2 },
      { part: 'ground:cccccccc', audience_id: 1 },
      { part: 'outcome', audience_id: 2 },
    ]);
  });

  it('leave the names to be filed anew', async () => {
    expect(await rows(`SELECT DISTINCT analysis FROM party_name`)).toEqual([{ analysis: 0 }]);
    expect(await rows(`SELECT key FROM party_key WHERE record_id = 'record-b'`)).toEqual([]);
  });

  it('look nothing up for the rows that are made of parts, but the record of a part', async () => {
    const found = await rows(
      `SELECT conrelid::regclass::text AS held, confrelid::regclass::text AS names FROM pg_constraint
        WHERE contype = 'f' AND conrelid::regclass::text ~ '^(disclosure|record_(part|facet|term)|party_.*)$'`,
    );
    expect(found).toEqual([{ held: 'record_part', names: 'record' }]);
  });

  it('take a second version of a part beside the first', async () => {
    await engine.exec(`
      UPDATE record_part SET known_until = '2026-11-21' WHERE record_id = 'record-b' AND part = 'outcome';
      INSERT INTO record_part (record_id, part, kind, content, audience_id, arrival, known_from)
      SELECT record_id, part, kind, content, audience_id, 6, '2026-11-21' FROM record_part
       WHERE record_id = 'record-b' AND part = 'outcome'`);
    expect(
      await rows(`SELECT 1 FROM record_part WHERE record_id = 'record-b' AND part = 'outcome'`),
    ).toHaveLength(2);
  });

  it('tell owners of what others have read before, and of nothing else', async () => {
    expect(
      await rows(`SELECT record_id, owner, reader, day::text, purpose, what FROM record_sighting`),
    ).toEqual([
      {
        record_id: 'record-a',
        owner: 'NL',
        reader: 'FR',
        day: '2026-11-22',
        purpose: 'screening',
        what: 'read',
      },
    ]);
  });

  it('complete the answers that were given before', async () => {
    expect(
      await rows(`SELECT ended_ids, announced_by FROM answered_request WHERE answer_id = 'answer-1'`),
    ).toEqual([{ ended_ids: [], announced_by: [] }]);
  });

  it('keep with each answer what it told: what its receipt says, or how far the log had come', async () => {
    const told = await rows<{ told: typeof TOLD }>('SELECT told FROM answered_request ORDER BY answer_id');
    expect(told.map((row) => row.told)).toEqual([
      {
        searched: [expect.objectContaining({ size: 6, checkpoint: null })],
        ...{ asked: [], answered: [], notAsked: [] },
      },
      TOLD,
    ]);
  });

  it('show readers what they saw before, and the policy no longer', async () => {
    expect(await seenBy('FR', 'record')).toHaveLength(2);
    expect(await seenBy('DE', 'record')).toHaveLength(1);
    expect(await seenBy('SE', 'record')).toEqual([]);
    expect(await seenBy('DE', 'statement')).toMatchObject([{ record_id: 'record-a' }]);
    await expect(seenBy('FR', 'audience')).rejects.toMatchObject({ code: '42501' });
  });

  it('keep out a reader whose access has not begun', async () => {
    await engine.exec(
      `INSERT INTO audience_reader (audience_id, state, since, until) VALUES (2, 'IT', '2026-11-24', 'infinity')`,
    );
    expect(await seenBy('IT', 'record')).toEqual([]);
    await engine.exec(`UPDATE audience_reader SET since = '2026-11-23T12:00:00Z' WHERE state = 'IT'`);
    expect(await seenBy('IT', 'record')).toHaveLength(1);
  });
});
