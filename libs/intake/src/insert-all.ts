import type { EntityManager, ObjectLiteral } from 'typeorm';

/** Rows of one INSERT; PostgreSQL takes 65,535 parameters in a statement. */
const ROWS_PER_INSERT = 4000;

export async function insertAll<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: new () => Row,
  rows: readonly Row[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_PER_INSERT) {
    await manager
      .createQueryBuilder()
      .insert()
      .into(entity)
      .values(rows.slice(at, at + ROWS_PER_INSERT))
      .execute();
  }
}
