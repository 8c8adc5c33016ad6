import { MigrationInterface, QueryRunner } from 'typeorm';

/** Every root that the node has gone by, as it was signed; where the log names it, once it does. */
const ROOTS = `
CREATE TABLE membership_root (
  version     bigint PRIMARY KEY CHECK (version > 0),
  digest      bytea NOT NULL UNIQUE CHECK (octet_length(digest) = 32),
  file        text NOT NULL,
  received_at timestamptz NOT NULL,
  log_index   bigint UNIQUE REFERENCES log_entry
)`;

/** Where the log names roots, as auditors read it page by page. */
const NAMED = `CREATE INDEX log_entry_of_root ON log_entry (log_index) WHERE kind = 'root'`;

/** Readers ask who is a member in no table: the program verifies the signatures, and answers. */
const GRANTS = [
  'GRANT SELECT ON membership_root TO grounds_intake, grounds_worker',
  'GRANT INSERT, UPDATE (log_index) ON membership_root TO grounds_intake',
];

/** Keeps the membership's history, and lets all processes of a node go by the same root. */
export class KeptRoots1790000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [ROOTS, NAMED, ...GRANTS]) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only; restore a backup instead.'));
  }
}
