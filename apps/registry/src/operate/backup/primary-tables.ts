import type { EntityManager } from 'typeorm';

import { DERIVED_TABLES } from '#intake';

/** A table of a backup, with the columns that it holds. */
export interface PrimaryTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** Names the columns that say a row apart, for one order of the rows in every backup. */
  readonly key: readonly string[];
}

/** Not the register's: what has been migrated follows from the program, and a used proof is over in two minutes. */
const OTHERS = ['migrations', 'officer_session', 'used_proof'];

const TABLES = `
  SELECT c.relname AS name,
         ARRAY(SELECT quote_ident(a.attname) FROM pg_attribute a
                WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
                  AND NOT (c.relname = 'disclosure' AND a.attname = 'audience_id')
                ORDER BY a.attnum) AS columns,
         ARRAY(SELECT quote_ident(a.attname) FROM pg_index i
                 JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
                WHERE i.indrelid = c.oid AND i.indisprimary ORDER BY a.attnum) AS key,
         ARRAY(SELECT DISTINCT f.confrelid::regclass::text FROM pg_constraint f
                WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.confrelid <> c.oid) AS needs
    FROM pg_class c
   WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
     AND c.relname <> ALL ($1::text[])
   ORDER BY c.relname`;

/**
 * Every table that cannot be made again, also one that is newer than this list of those that can: forgetting
 * to name a table must not leave it out of backups. A table stands behind those that it refers to.
 */
export async function primaryTables(manager: EntityManager): Promise<PrimaryTable[]> {
  const tables = await manager.query<(PrimaryTable & { needs: string[] })[]>(TABLES, [
    [...DERIVED_TABLES, ...OTHERS],
  ]);
  const ordered: PrimaryTable[] = [];
  const waiting = [...tables];
  while (waiting.length > 0) {
    const ready = waiting.findIndex(({ needs }) => !waiting.some(({ name }) => needs.includes(name)));
    const [next] = waiting.splice(Math.max(ready, 0), 1);
    if (next) ordered.push({ name: next.name, columns: next.columns, key: next.key });
  }
  return ordered;
}
