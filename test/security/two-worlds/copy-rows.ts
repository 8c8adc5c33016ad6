import type { OwnerSql } from './owner-sql.js';

/** Copies rows of one table from one database to another, byte for byte. */
export async function copyRows(
  table: string,
  from: OwnerSql,
  to: OwnerSql,
  where = 'true',
  parameters: unknown[] = [],
): Promise<void> {
  const rows = await from.query<{ row: object }>(
    `SELECT to_jsonb(${table}) AS row FROM ${table} WHERE ${where}`,
    parameters,
  );
  if (rows.length === 0) return;
  await to.query(`INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`, [
    JSON.stringify(rows.map(({ row }) => row)),
  ]);
}
