import { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What this node's witness has cosigned of each other log: were it forgotten, the witness would sign a second history as
 * readily as the first.
 */
const WITNESSED = `
CREATE TABLE witnessed_log (
  origin      text PRIMARY KEY,
  size        bigint NOT NULL CHECK (size >= 0),
  root_hash   bytea NOT NULL CHECK (octet_length(root_hash) = 32),
  note        text,
  cosigned_at timestamptz
)`;

/** The newest checkpoint of each log, the own one and others', that a quorum of witnesses has cosigned. */
const QUORUM = `
CREATE TABLE quorum_checkpoint (
  origin       text PRIMARY KEY,
  size         bigint NOT NULL CHECK (size >= 0),
  root_hash    bytea NOT NULL CHECK (octet_length(root_hash) = 32),
  note         text NOT NULL,
  witnessed_at timestamptz NOT NULL
)`;

/** Checkpoints of logs that other nodes say they hold, until this one has followed so far that it can compare. */
const TOLD = `
CREATE TABLE told_checkpoint (
  origin    text NOT NULL,
  size      bigint NOT NULL CHECK (size >= 0),
  root_hash bytea NOT NULL CHECK (octet_length(root_hash) = 32),
  note      text NOT NULL,
  teller    text NOT NULL,
  told_at   timestamptz NOT NULL,
  PRIMARY KEY (origin, size, root_hash)
)`;

/** Proof that a log has signed two histories, each pair once. Who was told of it by another node does not say it again. */
const FORKS = `
CREATE TABLE log_fork (
  origin   text NOT NULL,
  pair     text NOT NULL,
  evidence jsonb NOT NULL,
  teller   text,
  found_at timestamptz NOT NULL,
  said_at  timestamptz,
  PRIMARY KEY (origin, pair)
)`;

/** The days on which this node has said which checkpoints it holds. */
const HEADS = 'CREATE TABLE heads_day (day date PRIMARY KEY)';

const OURS = ['witnessed_log', 'told_checkpoint', 'log_fork', 'heads_day'];

/** A checkpoint is signed to be shown, and answers say how old the one is that a quorum has seen. */
const ACCESS = [
  'GRANT SELECT ON quorum_checkpoint TO grounds_reader',
  ...['quorum_checkpoint', ...OURS].flatMap((table) => [
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO grounds_intake`,
    `GRANT SELECT ON ${table} TO grounds_worker`,
  ]),
  ...OURS.flatMap((table) => [
    `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
    `CREATE POLICY intake_writes ON ${table} TO grounds_intake USING (true) WITH CHECK (true)`,
    `CREATE POLICY worker_reads ON ${table} FOR SELECT TO grounds_worker USING (true)`,
  ]),
];

/** What witnesses remember, what a quorum has cosigned, and proof of forks. */
export class Witnesses1790000000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [WITNESSED, QUORUM, TOLD, FORKS, HEADS, ...ACCESS]) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only; restore a backup instead.'));
  }
}
