import type { Owner } from './owner-connection.js';

/** Tables that hold no record content, each with why nobody is kept from its rows. */
export const WITHOUT_CONTENT: Readonly<Record<string, string>> = {
  log_head: 'members with access to the log learn how far it has come',
  log_entry: 'signed parts hold digests, and no part of a record',
  held_entry: 'the entries of both tables of them, in one view',
  mirror_entry: 'signed parts of other logs, which hold digests, and no part of a record',
  withheld_record:
    'that a record is held which the state could read, answered for the state of the session alone',
  log_node: 'hashes of the log, as mirrors and auditors read them in tiles',
  log_checkpoint: 'the published position of the log, signed to be shown',
  journal_head: 'how far the journal is sealed: a hash and numbers',
  journal_seal: 'hashes of lines with the salts that stay with the lines',
  membership_root: 'roots as the members signed them, which no reader has any right to',
  officer_session: 'sessions of officers, encrypted, which no reader has any right to',
  used_proof: 'hashes of proofs that clients held a key, which no reader has any right to',
  quorum_checkpoint: 'checkpoints that a quorum of witnesses has cosigned, signed to be shown',
  migrations: 'which versions the schema has been through',
};

/** A column that a row must be given a value for. */
export interface NeededColumn {
  readonly name: string;
  readonly type: string;
  readonly allowed: string | null;
}

export interface CatalogTable {
  readonly name: string;
  readonly isView: boolean;
  readonly secured: boolean;
  readonly policies: number;
  readonly readable: boolean;
  /** Whether the reader's policy lets it see what audiences of its state let it see. */
  readonly byAudience: boolean;
  readonly columns: readonly NeededColumn[];
}

const TABLES = `
  SELECT c.relname AS name, c.relkind = 'v' AS "isView", c.relrowsecurity AS secured,
         (SELECT count(*)::int FROM pg_policy p WHERE p.polrelid = c.oid) AS policies,
         has_table_privilege('grounds_reader', c.oid, 'SELECT') AS readable,
         EXISTS (SELECT FROM pg_policies p
                  WHERE p.schemaname = 'public' AND p.tablename = c.relname AND p.cmd = 'SELECT'
                    AND 'grounds_reader' = ANY(p.roles) AND p.qual LIKE '%audience_id%') AS "byAudience",
         (SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, NULL),
                   'allowed', (SELECT pg_get_constraintdef(k.oid) FROM pg_constraint k
                                WHERE k.conrelid = c.oid AND k.contype = 'c' AND k.conkey = ARRAY[a.attnum] LIMIT 1)))
            FROM pg_attribute a
           WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
             AND a.attnotnull AND NOT a.atthasdef AND a.attidentity = '') AS columns
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p', 'm', 'v')
   ORDER BY c.relname`;

/** Every table and view of the schema, as the database itself describes it. */
export function readCatalog(owner: Owner): Promise<CatalogTable[]> {
  return owner.query<CatalogTable>(TABLES);
}

/** A value that a column takes: a new one each time, by its type, or the first that its check allows. */
export function valueFor({ name, type, allowed }: NeededColumn, turn: number): string {
  const [, listed] = /'([^']+)'::text/.exec(allowed ?? '') ?? [];
  if (listed !== undefined) return `'${listed}'`;
  const value = VALUES[type];
  if (!value) throw new Error(`No value is known for the type ${type} of the column ${name}.`);
  return value(turn);
}

const VALUES: Readonly<Record<string, (turn: number) => string>> = {
  text: (turn) => `'value ${turn}'`,
  bigint: String,
  integer: String,
  smallint: (turn) => String(turn % 30_000),
  boolean: () => 'true',
  bytea: (turn) => `decode(lpad('${turn.toString(16)}', 64, '0'), 'hex')`,
  jsonb: () => `'{}'`,
  uuid: () => 'gen_random_uuid()',
  date: () => `'2026-01-01'`,
  'timestamp with time zone': () => `'2026-01-01T00:00:00Z'`,
  'text[]': () => `'{}'`,
  'integer[]': () => `'{1}'`,
};
