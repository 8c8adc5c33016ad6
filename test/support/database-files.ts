import { OwnerSql } from '../security/two-worlds/owner-sql.js';
import type { TestNode } from './start-node.js';

const HOLDING = `
  WITH RECURSIVE file (path, isdir) AS (
    SELECT name, (pg_stat_file(name, true)).isdir FROM pg_ls_dir('.') name
    UNION ALL
    SELECT path || '/' || name, (pg_stat_file(path || '/' || name, true)).isdir
      FROM file, pg_ls_dir(path) name WHERE isdir)
  SELECT path FROM file
   WHERE NOT isdir
     AND position(convert_to($1, 'UTF8') IN pg_read_binary_file(path, 0, 1000000000, true)) > 0
   ORDER BY path`;

/** The files of an embedded database in which one of these texts stands, byte for byte; as its engine itself reads them. */
export async function filesHolding(node: TestNode, texts: readonly string[]): Promise<string[]> {
  const owner = new OwnerSql(node);
  await owner.query('CHECKPOINT');
  const found = new Set<string>();
  for (const text of texts) {
    for (const { path } of await owner.query<{ path: string }>(HOLDING, [text])) found.add(path);
  }
  return [...found].sort();
}

/** Writes every table of an embedded database anew, without what was deleted, and puts it into its files. */
export async function vacuum(node: TestNode): Promise<void> {
  const { source } = new OwnerSql(node);
  const runner = source.createQueryRunner();
  try {
    const [{ role } = { role: 'none' }] = (await runner.query('SELECT current_role AS role')) as {
      role: string;
    }[];
    await runner.query('SET ROLE NONE');
    await runner.query('VACUUM FULL');
    await runner.query('CHECKPOINT');
    await runner.query(`SET ROLE ${role}`);
  } finally {
    await runner.release();
  }
}
