import type { EntityManager } from 'typeorm';

import type { AudienceDefinition } from '#access';

import type { ExampleGate } from './example-gate.js';

/** Tables whose rows follow from a part, and the column that says of which statement. */
const BY_PART = {
  disclosure: 'arrival',
  record_part: 'arrival',
  record_facet: 'arrival',
  record_term: 'arrival',
  party_name: 'arrival',
  party_key: 'arrival',
  party_identifier: 'arrival',
  record_event: 'arrival',
  record_relation: 'arrival',
} as const;

/** One row, as far as tests of access look at it. */
export interface StoredRow {
  readonly table: string;
  readonly part: string;
  readonly arrival: number;
  readonly audience: AudienceDefinition['any'];
}

/** Every row that follows from a part of what was said about the record, as its audience in each table. */
export function rowsOf(node: ExampleGate, recordId: string): Promise<StoredRow[]> {
  return node.intake(async (manager) => {
    const rows: StoredRow[] = [];
    for (const [table, index] of Object.entries(BY_PART)) {
      rows.push(
        ...(await manager.query<StoredRow[]>(
          `SELECT '${table}' AS table, t.part, t.${index}::int AS "arrival", a.definition->'any' AS audience
             FROM ${table} t JOIN audience a USING (audience_id)
            WHERE t.${index} IN (SELECT arrival FROM statement WHERE record_id = $1)
            ORDER BY t.part, t.${index}`,
          [recordId],
        )),
      );
    }
    return rows;
  });
}

/** What row-level security lets a state see of a record: each table with the kinds of part. */
export function seenBy(node: ExampleGate, state: string, recordId: string): Promise<string[]> {
  return node.as(state, async (manager) => {
    const seen: string[] = [];
    for (const [table, index] of Object.entries(BY_PART)) {
      const rows = await manager.query<{ part: string }[]>(
        `SELECT DISTINCT split_part(t.part, ':', 1) AS part FROM ${table} t
          WHERE t.${index} IN (SELECT arrival FROM statement WHERE record_id = $1) ORDER BY 1`,
        [recordId],
      );
      seen.push(...rows.map(({ part }) => `${table} ${part}`));
    }
    return seen;
  });
}

/** All rows of all tables as text: what somebody reads who has the database itself. */
export function everyRow(node: ExampleGate): Promise<string> {
  return node.intake(async (manager: EntityManager) => {
    await manager.query(`SELECT set_config('role', 'none', true)`);
    const tables = await manager.query<{ name: string }[]>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
    );
    const texts: string[] = [];
    for (const { name } of tables) {
      const rows = await manager.query<{ row: string }[]>(
        `SELECT row_to_json(t)::text AS row FROM "${name}" t`,
      );
      texts.push(...rows.map(({ row }) => `${name} ${row}`));
    }
    return texts.join('\n');
  });
}
