import { MigrationInterface, QueryRunner } from 'typeorm';

/** Logs of other nodes, verified: as far as this node has followed each. */
const LOGS = `
CREATE TABLE mirror_log (
  origin     text PRIMARY KEY,
  size       bigint NOT NULL CHECK (size >= 0),
  root_hash  bytea NOT NULL CHECK (octet_length(root_hash) = 32),
  frontier   bytea NOT NULL,
  note       text,
  seq        bigint NOT NULL DEFAULT 0,
  pulled_at  timestamptz,
  failure    text,
  failures   integer NOT NULL DEFAULT 0,
  next_at    timestamptz,
  frozen     jsonb
)`;

const ENTRIES = `
CREATE TABLE mirror_entry (
  origin       text NOT NULL REFERENCES mirror_log,
  log_index    bigint NOT NULL CHECK (log_index >= 0),
  arrival      bigint NOT NULL UNIQUE,
  kind         text NOT NULL CHECK (kind IN ('statement', 'node', 'root', 'refused')),
  statement_id text,
  state        text,
  entry        text NOT NULL,
  leaf_hash    bytea NOT NULL CHECK (octet_length(leaf_hash) = 32),
  arrived_at   timestamptz NOT NULL,
  refused      text,
  PRIMARY KEY (origin, log_index)
);
CREATE UNIQUE INDEX mirror_entry_statement ON mirror_entry (statement_id) WHERE kind = 'statement'`;

/** What the owner's node granted of each statement, by its newest word; everything projected follows from it. */
const ENVELOPES = `
CREATE TABLE mirror_envelope (
  origin       text NOT NULL,
  log_index    bigint NOT NULL,
  statement_id text NOT NULL UNIQUE,
  ref          text,
  seq          bigint NOT NULL,
  grant_text  text NOT NULL,
  disclosures text[] NOT NULL,
  refused     text,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (origin, log_index),
  FOREIGN KEY (origin, log_index) REFERENCES mirror_entry
);
CREATE INDEX mirror_envelope_ref ON mirror_envelope (ref)`;

const LEASES = `
CREATE TABLE mirror_lease (
  origin text PRIMARY KEY REFERENCES mirror_log,
  until  timestamptz NOT NULL,
  text   text NOT NULL
);
CREATE INDEX audience_lease ON audience ((definition ->> 'lease')) WHERE definition ->> 'lease' IS NOT NULL`;

/** What this node has granted to each other: which envelope of which statement, and how far the peer says it has come. */
const GRANTED = `
CREATE TABLE peer (
  origin          text PRIMARY KEY,
  seq             bigint NOT NULL DEFAULT 0,
  basis           jsonb,
  acknowledged    bigint NOT NULL DEFAULT 0,
  asked_at        timestamptz
);
CREATE TABLE peer_envelope (
  origin    text NOT NULL REFERENCES peer,
  log_index bigint NOT NULL,
  seq       bigint NOT NULL,
  digest    bytea NOT NULL CHECK (octet_length(digest) = 32),
  outcome   text,
  PRIMARY KEY (origin, log_index),
  UNIQUE (origin, seq)
)`;

const OURS = ['mirror_log', 'mirror_envelope', 'mirror_lease', 'peer', 'peer_envelope'];

/** Mirrored entries hold digests and no content, as the log does. No reader has a right to anything else here. */
const ACCESS = [
  'GRANT SELECT ON mirror_entry TO grounds_reader',
  ...['mirror_entry', ...OURS].flatMap((table) => [
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO grounds_intake`,
    `GRANT SELECT ON ${table} TO grounds_worker`,
  ]),
  ...OURS.flatMap((table) => [
    `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
    `CREATE POLICY intake_writes ON ${table} TO grounds_intake USING (true) WITH CHECK (true)`,
    `CREATE POLICY worker_reads ON ${table} FOR SELECT TO grounds_worker USING (true)`,
  ]),
  'GRANT DELETE ON record, statement TO grounds_intake',
];

const HELD_ENTRY = `
CREATE OR REPLACE VIEW held_entry WITH (security_invoker = true) AS
SELECT arrival, (SELECT origin FROM log_head) AS origin, log_index, entry, leaf_hash FROM log_entry
UNION ALL
SELECT arrival, origin, log_index, entry, leaf_hash FROM mirror_entry`;

/** Other nodes' logs in this database, and what they and this node grant one another. */
export class Mirrors1790000000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [LOGS, ENTRIES, ENVELOPES, LEASES, GRANTED, ...ACCESS, HELD_ENTRY]) {
      await runner.query(statement);
    }
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only; restore a backup instead.'));
  }
}
