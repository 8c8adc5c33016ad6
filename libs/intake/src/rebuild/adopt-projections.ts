import { EntityManager } from 'typeorm';

import { type Schemas, columnsOf } from './compare-projections.js';
import { DISCLOSURES, PROJECTIONS } from './projection-tables.js';

/**
 * Replaces the projections by those made again. Readers of audiences are left to `AudienceStore.refreshAll`,
 * which works them out again from the root.
 */
export async function adoptProjections(manager: EntityManager, schemas: Schemas): Promise<void> {
  await adoptAudiences(manager, schemas);
  const tables = PROJECTIONS.map(({ table }) => table);
  for (const table of [...tables].reverse()) await manager.query(`DELETE FROM ${schemas.held}.${table}`);
  for (const table of tables) await insertAgain(manager, schemas, table);
  await adoptDisclosures(manager, schemas);
}

async function adoptAudiences(manager: EntityManager, { held, made }: Schemas): Promise<void> {
  await manager.query(`
    UPDATE ${held}.audience a SET owner = m.owner, definition = m.definition FROM ${made}.audience m
     WHERE m.digest = a.digest AND (m.owner, m.definition) IS DISTINCT FROM (a.owner, a.definition)`);
  await manager.query(`
    INSERT INTO ${held}.audience (owner, definition, digest)
    SELECT owner, definition, digest FROM ${made}.audience m
     WHERE NOT EXISTS (SELECT FROM ${held}.audience a WHERE a.digest = m.digest)`);
}

async function insertAgain(manager: EntityManager, { held, made }: Schemas, table: string): Promise<void> {
  const columns = (await columnsOf(manager, made, table)).filter((column) => column !== 'audience_id');
  await manager.query(`
    INSERT INTO ${held}.${table} (${columns.join(', ')}, audience_id)
    SELECT ${columns.map((column) => `r.${column}`).join(', ')}, a.audience_id
      FROM ${made}.${table} r
      JOIN ${made}.audience m ON m.audience_id = r.audience_id
      JOIN ${held}.audience a ON a.digest = m.digest`);
}

/** Disclosures are primary: none is made again. What the log says was erased goes, the rest changes hands. */
async function adoptDisclosures(manager: EntityManager, { held, made }: Schemas): Promise<void> {
  const { table, key } = DISCLOSURES;
  const same = key.map((column) => `m.${column} = d.${column}`).join(' AND ');
  await manager.query(
    `DELETE FROM ${held}.${table} d WHERE NOT EXISTS (SELECT FROM ${made}.${table} m WHERE ${same})`,
  );
  await manager.query(`
    UPDATE ${held}.${table} d SET audience_id = a.audience_id
      FROM ${made}.${table} m
      JOIN ${made}.audience n ON n.audience_id = m.audience_id
      JOIN ${held}.audience a ON a.digest = n.digest
     WHERE ${same} AND d.audience_id <> a.audience_id`);
}
