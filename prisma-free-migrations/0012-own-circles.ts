import { MigrationInterface, QueryRunner } from 'typeorm';

/** The newest manifest of each circle that a state has made. No position: the log has lost it, and it holds all the same. */
const CIRCLES = `
CREATE TABLE state_circle (
  circle_id       text PRIMARY KEY,
  owner           text NOT NULL,
  version         integer NOT NULL CHECK (version > 0),
  label           jsonb NOT NULL,
  states          text[] NOT NULL,
  expires         timestamptz NOT NULL,
  roster          text NOT NULL CHECK (roster IN ('open', 'members', 'owner')),
  statement_index bigint UNIQUE REFERENCES log_entry,
  audience_id     bigint NOT NULL REFERENCES audience
);
CREATE INDEX audience_owner ON audience (owner)`;

/** Whom a state has shut out of all its records, by its newest word on it. */
const EXCLUSIONS = `
CREATE TABLE state_exclusion (
  owner           text PRIMARY KEY,
  version         integer NOT NULL CHECK (version > 0),
  states          text[] NOT NULL,
  reason          text NOT NULL,
  statement_index bigint UNIQUE REFERENCES log_entry,
  audience_id     bigint NOT NULL REFERENCES audience
)`;

const VISIBLE = `audience_id IN (
  SELECT allowed.audience_id FROM audience_reader allowed
   WHERE allowed.state = grounds_state() AND allowed.since <= grounds_now() AND allowed.until > grounds_now())`;

const ACCESS = ['state_circle', 'state_exclusion'].flatMap((table) => [
  `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
  `CREATE POLICY reader_sees ON ${table} FOR SELECT TO grounds_reader USING (${VISIBLE})`,
  `CREATE POLICY intake_writes ON ${table} TO grounds_intake USING (true) WITH CHECK (true)`,
  // For the second check of a read, which knows of more than its reader may.
  `CREATE POLICY worker_reads ON ${table} FOR SELECT TO grounds_worker USING (true)`,
  `GRANT SELECT ON ${table} TO grounds_reader, grounds_worker`,
  `GRANT SELECT, INSERT, DELETE ON ${table} TO grounds_intake`,
]);

/** Whom states share with at all, by statements in their logs: circles of their own, and members shut out. */
export class OwnCircles1790000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [CIRCLES, EXCLUSIONS, ...ACCESS]) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only; restore a backup instead.'));
  }
}
