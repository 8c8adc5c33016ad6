import type { EntityManager } from 'typeorm';

import { parseRowLine } from './backup-format.js';
import { type PrimaryTable, primaryTables } from './primary-tables.js';
import { damaged } from './read-backup.js';

const CHARACTERS_PER_INSERT = 1_000_000;

/** Where disclosures wait until the projection puts them in their place, with the audience that follows. */
export const WAITING_DISCLOSURES = 'restored_disclosure';

const MAKE_WAITING = `
  CREATE TEMPORARY TABLE ${WAITING_DISCLOSURES} ON COMMIT DROP AS
  SELECT arrival, part, digest, encoded FROM disclosure WITH NO DATA`;

/** Rows of one table on their way into the database. */
interface Batch {
  readonly table: string;
  readonly rows: string[];
  characters: number;
}

/** Puts the rows of a backup into empty tables. */
export class RowLoader {
  readonly counts: Record<string, number> = {};
  #batch: Batch | undefined;

  private constructor(
    private readonly manager: EntityManager,
    private readonly tables: ReadonlyMap<string, PrimaryTable>,
  ) {
    for (const name of tables.keys()) this.counts[name] = 0;
  }

  static async create(manager: EntityManager): Promise<RowLoader> {
    await manager.query(MAKE_WAITING);
    const tables = await primaryTables(manager);
    return new RowLoader(manager, new Map(tables.map((table) => [table.name, table])));
  }

  async add(line: string): Promise<void> {
    const { table, row } = parseRowLine(line) ?? {};
    if (table === undefined || row === undefined || !this.tables.has(table))
      throw damaged('a row has no table');
    if (this.#batch?.table !== table || this.#batch.characters > CHARACTERS_PER_INSERT) await this.flush();
    this.#batch ??= { table, rows: [], characters: 0 };
    this.#batch.rows.push(row);
    this.#batch.characters += row.length;
    this.counts[table] = (this.counts[table] ?? 0) + 1;
  }

  async finish(): Promise<void> {
    await this.flush();
    await this.manager.query(`CREATE INDEX ON ${WAITING_DISCLOSURES} (arrival, part)`);
    await this.manager.query(CONTINUE_SEQUENCES);
  }

  private async flush(): Promise<void> {
    const batch = this.#batch;
    this.#batch = undefined;
    const columns = this.tables.get(batch?.table ?? '')?.columns.join(', ');
    if (!batch || columns === undefined) return;
    const into = batch.table === 'disclosure' ? WAITING_DISCLOSURES : batch.table;
    await this.manager.query(
      `INSERT INTO ${into} (${columns}) OVERRIDING SYSTEM VALUE
       SELECT ${columns} FROM json_populate_recordset(NULL::${into}, $1::json)`,
      [`[${batch.rows.join(',')}]`],
    );
  }
}

/** Numbers that the database gives by itself go on behind those that were restored. */
const CONTINUE_SEQUENCES = `
  DO $$
  DECLARE given record;
  BEGIN
    FOR given IN
      SELECT c.relname AS table_name, a.attname AS column_name
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
       WHERE c.relnamespace = current_schema()::regnamespace AND a.attidentity <> '' AND c.relname <> 'audience'
    LOOP
      EXECUTE format('SELECT setval(pg_get_serial_sequence(%L, %L), greatest(1, (SELECT max(%I) FROM %I)))',
        quote_ident(given.table_name), given.column_name, given.column_name, given.table_name);
    END LOOP;
  END $$`;
