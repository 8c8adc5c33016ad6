import { MigrationInterface, QueryRunner } from 'typeorm';

/** Lines of before get a salt too: they are sealed like any other. */
const LINES = `
ALTER TABLE journal_line
  ADD COLUMN as_auditor boolean NOT NULL DEFAULT false,
  ADD COLUMN salt bytea CHECK (octet_length(salt) = 32);
ALTER TABLE journal_line ALTER COLUMN as_auditor DROP DEFAULT;
UPDATE journal_line
   SET salt = sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8'));
ALTER TABLE journal_line ALTER COLUMN salt SET NOT NULL`;

const CHAIN = `
CREATE TABLE journal_head (
  origin     text PRIMARY KEY,
  seq        bigint NOT NULL CHECK (seq >= 0),
  chain_hash bytea NOT NULL CHECK (octet_length(chain_hash) = 32),
  sealed_at  timestamptz,
  logged_seq bigint NOT NULL DEFAULT 0 CHECK (logged_seq <= seq)
);

CREATE TABLE journal_seal (
  seq        bigint PRIMARY KEY CHECK (seq > 0),
  line_hash  bytea NOT NULL CHECK (octet_length(line_hash) = 32),
  chain_hash bytea NOT NULL CHECK (octet_length(chain_hash) = 32),
  sealed_at  timestamptz NOT NULL,
  expired_at timestamptz
);

ALTER TABLE journal_line ADD COLUMN seq bigint UNIQUE REFERENCES journal_seal;
CREATE INDEX journal_line_unsealed ON journal_line (at, line_id) WHERE seq IS NULL`;

/** What auditors do stays out of the audited unit's sight until they close the case. */
const AUDITS = `
CREATE TABLE audit_closure (
  state          text NOT NULL,
  case_reference text NOT NULL,
  officer        text NOT NULL,
  closed_at      timestamptz NOT NULL,
  PRIMARY KEY (state, case_reference, closed_at)
)`;

/** A sealed line is never written again; only lines that are sealed may go when their time is over. */
const POLICIES = [
  'CREATE POLICY worker_reads ON journal_line FOR SELECT TO grounds_worker USING (true)',
  'CREATE POLICY worker_seals ON journal_line FOR UPDATE TO grounds_worker USING (seq IS NULL) WITH CHECK (seq IS NOT NULL)',
  'CREATE POLICY worker_expires ON journal_line FOR DELETE TO grounds_worker USING (seq IS NOT NULL)',
  'CREATE POLICY worker_reads ON journal_record FOR SELECT TO grounds_worker USING (true)',
  `CREATE POLICY worker_expires ON journal_record FOR DELETE TO grounds_worker USING (
     EXISTS (SELECT FROM journal_line line WHERE line.line_id = journal_record.line_id AND line.seq IS NOT NULL))`,
  'ALTER TABLE audit_closure ENABLE ROW LEVEL SECURITY',
  'CREATE POLICY reader_sees ON audit_closure FOR SELECT TO grounds_reader USING (state = grounds_state())',
  'CREATE POLICY reader_writes ON audit_closure FOR INSERT TO grounds_reader WITH CHECK (state = grounds_state())',
];

const GRANTS = [
  'GRANT SELECT, INSERT ON audit_closure TO grounds_reader',
  'GRANT SELECT ON journal_seal, journal_head TO grounds_reader',
  'GRANT SELECT ON journal_line, journal_record, journal_seal TO grounds_worker',
  'GRANT UPDATE (seq), DELETE ON journal_line TO grounds_worker',
  'GRANT DELETE ON journal_record TO grounds_worker',
  'GRANT INSERT ON journal_seal TO grounds_worker',
  'GRANT UPDATE (expired_at) ON journal_seal TO grounds_worker',
  'GRANT SELECT, INSERT, UPDATE ON journal_head TO grounds_worker',
  'GRANT SELECT, UPDATE ON journal_head TO grounds_intake',
];

/** Chains the lines of the journal, so that one that was left out or changed shows. */
export class SealedJournal1790000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [LINES, CHAIN, AUDITS, ...POLICIES, ...GRANTS]) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only; restore a backup instead.'));
  }
}
