import { EntityManager } from 'typeorm';

import { DISCLOSURES, PROJECTIONS, type ProjectionTable } from './projection-tables.js';

const EXAMPLES = 5;

/** The schemas, as SQL names them, of the register's tables and of those that were made again. */
export interface Schemas {
  readonly held: string;
  readonly made: string;
}

/** What is wrong with one table. */
export interface TableComparison {
  readonly table: string;
  /** How many rows it should have. */
  readonly rows: number;
  /** Rows that it should have and has not. */
  readonly missing: number;
  /** Rows that it has and should not have; a row with wrong content is one of these and one of the missing. */
  readonly extra: number;
  /** Keys of the first rows that differ; never content. */
  readonly examples: readonly string[];
}

/** Holds every table that follows from the log against the one made again, row by row. */
export async function compareProjections(
  manager: EntityManager,
  schemas: Schemas,
  progress: (table: string) => void,
): Promise<TableComparison[]> {
  const compared: TableComparison[] = [];
  for (const table of [...PROJECTIONS, DISCLOSURES]) {
    progress(table.table);
    const columns = await columnsOf(manager, schemas.made, table.table);
    const rows = (schema: string): string => rowsOf(schema, table, columns);
    compared.push(await compare(manager, table.table, rows(schemas.held), rows(schemas.made)));
  }
  for (const [table, rows] of Object.entries(AUDIENCES)) {
    progress(table);
    compared.push(
      await compare(manager, table, rows(schemas.held, schemas.made), rows(schemas.made, schemas.made)),
    );
  }
  return compared;
}

export function differs({ missing, extra }: TableComparison): boolean {
  return missing > 0 || extra > 0;
}

/** Ids of audiences are given in the order of arrival; what an audience is, its digest says. */
function rowsOf(schema: string, { table, key }: ProjectionTable, columns: readonly string[]): string {
  const named = key.map((column) => `r.${column}`).join(', ');
  const rest = columns.filter((column) => column !== 'audience_id').map((column) => `r.${column}`);
  return `SELECT concat_ws(' ', ${named}) AS named, ${rest.join(', ')}, audience.digest AS audience_digest
    FROM ${schema}.${table} r LEFT JOIN ${schema}.audience audience ON audience.audience_id = r.audience_id`;
}

/** Audiences that no row refers to any more say nothing; those of the right rows are compared. */
const USED = (made: string): string => `audience.digest IN (
  SELECT used.digest FROM ${made}.audience used JOIN (
    ${[...PROJECTIONS, DISCLOSURES].map(({ table }) => `SELECT audience_id FROM ${made}.${table}`).join(' UNION ')}
  ) referring USING (audience_id))`;

const AUDIENCES: Record<string, (schema: string, made: string) => string> = {
  audience: (schema, made) => `
    SELECT encode(digest, 'hex') AS named, owner, definition FROM ${schema}.audience WHERE ${USED(made)}`,
  audience_reader: (schema, made) => `
    SELECT concat_ws(' ', encode(digest, 'hex'), state) AS named, since, until
      FROM ${schema}.audience_reader JOIN ${schema}.audience USING (audience_id) WHERE ${USED(made)}`,
};

interface Side {
  readonly rows: number;
  readonly missing: number;
  readonly extra: number;
  readonly examples: string[] | null;
}

async function compare(
  manager: EntityManager,
  table: string,
  held: string,
  made: string,
): Promise<TableComparison> {
  const [side] = await manager.query<Side[]>(`
    WITH held AS (${held}), made AS (${made}),
         missing AS (SELECT * FROM made EXCEPT ALL SELECT * FROM held),
         extra AS (SELECT * FROM held EXCEPT ALL SELECT * FROM made),
         different AS (SELECT named FROM missing UNION SELECT named FROM extra ORDER BY 1 LIMIT ${EXAMPLES})
    SELECT (SELECT count(*) FROM made)::float8 AS rows, (SELECT count(*) FROM missing)::float8 AS missing,
           (SELECT count(*) FROM extra)::float8 AS extra, (SELECT array_agg(named) FROM different) AS examples`);
  const { rows = 0, missing = 0, extra = 0, examples } = side ?? {};
  return { table, rows, missing, extra, examples: examples ?? [] };
}

/** Columns of a table in their order; those that the database computes by itself are left out. */
export async function columnsOf(manager: EntityManager, schema: string, table: string): Promise<string[]> {
  const rows = await manager.query<{ name: string }[]>(
    `SELECT quote_ident(attname) AS name FROM pg_attribute
      WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum`,
    [`${schema}.${table}`],
  );
  return rows.map(({ name }) => name);
}
