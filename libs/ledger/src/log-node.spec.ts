import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { DataSource } from 'typeorm';

import { MIGRATIONS } from '#migrations';

import { EMPTY_FRONTIER, appendLeaves } from './core/frontier.js';

/** Two hundred and fifty-six full tiles, a further one, and the beginning of another. */
const SIZE = 256 * 256 + 256 + 7;

const ENTRIES = `
INSERT INTO log_entry
SELECT at, at::text, sha256(('input' || at)::bytea), 'NL', 'https://screening.nl.example', 'key', 'x.y.z',
       sha256(at::text::bytea), sha256('root'), '2026-11-20T08:00:00Z'
  FROM generate_series(0, ${SIZE - 1}) AS at`;

describe('The migrations, on a log that was begun before it had tiles', () => {
  let engine: PGlite;

  async function run(migrations: typeof MIGRATIONS): Promise<void> {
    const owner = new DataSource({
      type: 'postgres',
      extra: createPgConfig(engine),
      poolSize: 1,
      migrations,
      migrationsTransactionMode: 'each',
      installExtensions: false,
    });
    await owner.initialize();
    await owner.runMigrations();
    await owner.destroy();
  }

  beforeAll(async () => {
    engine = await PGlite.create({ dataDir: 'memory://' });
    await run(MIGRATIONS.slice(0, 4));
    await engine.exec(ENTRIES);
    await run(MIGRATIONS);
  }, 60_000);

  afterAll(() => engine.close());

  it('work out the hash of every full tile, at every level', async () => {
    const leaves = (
      await engine.query<{ hash: Uint8Array }>('SELECT leaf_hash AS hash FROM log_entry ORDER BY log_index')
    ).rows.map(({ hash }) => hash);
    const { nodes } = appendLeaves(EMPTY_FRONTIER, leaves);
    const stored = await engine.query(
      'SELECT level, node_index AS index, hash FROM log_node ORDER BY level, node_index',
    );
    const byPlace = nodes.toSorted((left, right) => left.level - right.level || left.index - right.index);
    expect(stored.rows).toHaveLength(257 + 1);
    expect(stored.rows).toEqual(byPlace.map((node) => ({ ...node, hash: Uint8Array.from(node.hash) })));
  });

  it('take every entry for a statement of its state', async () => {
    const { rows } = await engine.query('SELECT DISTINCT kind, state FROM log_entry');
    expect(rows).toEqual([{ kind: 'statement', state: 'NL' }]);
  });
});
