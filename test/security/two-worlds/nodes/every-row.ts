import type { OwnerSql } from '../owner-sql.js';

/** Every row of every table of a database as text, by table; what is in no order is put into one. */
export async function everyRow(owner: OwnerSql): Promise<ReadonlyMap<string, string>> {
  const tables = await owner.query<{ table: string }>(
    `SELECT quote_ident(tablename) AS table FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  );
  const found = new Map<string, string>();
  for (const { table } of tables) {
    const rows = await owner.query<{ row: string }>(`SELECT to_jsonb(t)::text AS row FROM ${table} t`);
    const texts = rows.map(({ row }) => row).sort();
    found.set(table, texts.join('\n'));
  }
  return found;
}
