import type { OpenDatabase } from '#database';

const TABLES = `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migrations'`;

/** Makes an embedded database as it was before its first test, instead of another one. */
export async function emptyTables({ source }: OpenDatabase): Promise<void> {
  await source.transaction(async (manager) => {
    await manager.query('SET LOCAL ROLE NONE');
    const tables = await manager.query<{ name: string }[]>(TABLES);
    await manager.query(`TRUNCATE ${tables.map(({ name }) => name).join(', ')} RESTART IDENTITY CASCADE`);
  });
}
