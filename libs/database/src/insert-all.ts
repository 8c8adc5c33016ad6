import type { EntityManager, ObjectLiteral } from 'typeorm';

import { listText } from './list-text.js';

/**
 * Inserts any number of rows with one statement and one parameter for each column, the list of its values: many times
 * faster than a parameter for each value, and half the work of reading rows out of JSON. A column that the first row has
 * no value for is left to its default.
 */
export async function insertAll<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: new () => Row,
  rows: readonly Row[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const { tableName, columns } = manager.connection.getMetadata(entity);
  const given = columns.filter(({ propertyName }) => first[propertyName] !== undefined);
  const names = given.map(({ databaseName }) => `"${databaseName}"`).join(', ');
  const lists = given.map((column, place) => {
    return `$${place + 1}::${manager.connection.driver.normalizeType(column)}[]`;
  });
  await manager.query(
    `INSERT INTO "${tableName}" (${names}) SELECT * FROM unnest(${lists.join(', ')})`,
    given.map(({ propertyName }) => listText(rows.map((row) => row[propertyName] as object | null))),
  );
}
