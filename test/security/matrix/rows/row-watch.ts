import type { OwnerSql } from '../../two-worlds/owner-sql.js';
import { OWNER_OF_ROW } from './owners-of-rows.js';

/** A row that is there and was not, or was there and is not. */
export interface ChangedRow {
  readonly table: string;
  /** The state whose it is; null for what is the node's. */
  readonly owner: string | null;
  readonly change: 'added' | 'gone';
}

type Rows = ReadonlyMap<string, string | null>;

const TABLES = `SELECT relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') ORDER BY relname`;

/** Sees what changes in the database between two looks, row by row, past every role and policy. */
export class RowWatch {
  private prints = new Map<string, string>();
  private readonly rows = new Map<string, Rows>();

  private constructor(
    private readonly owner: OwnerSql,
    private readonly tables: readonly string[],
  ) {}

  /** @throws Error that names a table of which nobody has said whose its rows are */
  static async start(owner: OwnerSql): Promise<RowWatch> {
    const tables = (await owner.query<{ name: string }>(TABLES)).map(({ name }) => name);
    const unknown = tables.filter((name) => !(name in OWNER_OF_ROW));
    if (unknown.length > 0)
      throw new Error(`Whose are the rows of ${unknown.join(', ')}? See owners-of-rows.ts.`);
    const watch = new RowWatch(owner, tables);
    await watch.changes();
    return watch;
  }

  /** What has changed since the last look. Rows are read only of tables whose print is another. */
  async changes(): Promise<ChangedRow[]> {
    const prints = new Map(
      (await this.owner.query<{ name: string; print: string }>(this.printsQuery())).map((row) => [
        row.name,
        row.print,
      ]),
    );
    const changed = this.tables.filter((table) => prints.get(table) !== this.prints.get(table));
    this.prints = prints;
    const found: ChangedRow[] = [];
    for (const table of changed) {
      const [before, after] = [this.rows.get(table) ?? new Map<string, null>(), await this.read(table)];
      this.rows.set(table, after);
      for (const [row, owner] of after) if (!before.has(row)) found.push({ table, owner, change: 'added' });
      for (const [row, owner] of before) if (!after.has(row)) found.push({ table, owner, change: 'gone' });
    }
    return found;
  }

  private printsQuery(): string {
    const one = (table: string): string =>
      `SELECT '${table}' AS name, count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) AS print FROM ${table} t`;
    return this.tables.map(one).join(' UNION ALL ');
  }

  private async read(table: string): Promise<Rows> {
    const owner = OWNER_OF_ROW[table] ?? 'NULL::text';
    const rows = await this.owner.query<{ row: string; owner: string | null }>(
      `SELECT md5(t::text) AS row, ${owner} AS owner FROM ${table} t`,
    );
    return new Map(rows.map(({ row, owner: whose }) => [row, whose]));
  }
}
