import { MigrationInterface, QueryRunner } from 'typeorm';

/** A question that an officer has saved, and what it found of each record when it was last looked at. */
const WATCHES = `
CREATE TABLE watch (
  watch_id       text PRIMARY KEY,
  state          text NOT NULL,
  officer        text NOT NULL,
  issuer         text NOT NULL,
  actor          text,
  kind           text NOT NULL CHECK (kind IN ('check', 'search')),
  question       jsonb NOT NULL,
  purpose        text NOT NULL,
  case_reference text NOT NULL,
  saved_at       timestamptz NOT NULL,
  until          timestamptz NOT NULL CHECK (until > saved_at),
  judged_at      timestamptz NOT NULL,
  limited        boolean NOT NULL
);
CREATE INDEX watch_officer ON watch (state, officer, saved_at);

CREATE TABLE watch_seen (
  watch_id  text NOT NULL REFERENCES watch ON DELETE CASCADE,
  state     text NOT NULL,
  record_id text NOT NULL,
  digest    bytea NOT NULL CHECK (octet_length(digest) = 32),
  status    text NOT NULL,
  PRIMARY KEY (watch_id, record_id)
)`;

/** Which legal status of a record a state was shown first, or told of last, and which events that followed from. */
const STATUSES = `
CREATE TABLE shown_status (
  state     text NOT NULL,
  record_id text NOT NULL,
  status    text NOT NULL,
  events    bytea CHECK (octet_length(events) = 32),
  PRIMARY KEY (state, record_id)
)`;

/**
 * Numbered for each state apart: no number tells of what another state was told. Of a record they hold its id alone. Up to
 * `by_webhook` and `by_mail` the state's own systems have been told that there are notices.
 */
const NOTICES = `
CREATE TABLE notice_count (
  state      text PRIMARY KEY,
  last       bigint NOT NULL,
  by_webhook bigint NOT NULL DEFAULT 0 CHECK (by_webhook <= last),
  by_mail    bigint NOT NULL DEFAULT 0 CHECK (by_mail <= last)
);

CREATE TABLE notice (
  state     text NOT NULL,
  seq       bigint NOT NULL,
  officer   text,
  watch_id  text REFERENCES watch ON DELETE CASCADE,
  record_id text NOT NULL,
  kind      text NOT NULL CHECK (kind IN ('new', 'changed', 'status_changed')),
  because   text[] NOT NULL,
  noticed_at timestamptz NOT NULL,
  PRIMARY KEY (state, seq),
  CHECK ((officer IS NULL) = (watch_id IS NULL))
);
CREATE INDEX notice_watch ON notice (watch_id)`;

const OWN = ['watch', 'watch_seen', 'shown_status', 'notice_count', 'notice'];

/** A state's questions, and what it was told, are its own affair: no other role has a right to any of it. */
const ACCESS = OWN.flatMap((table) => [
  `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
  `CREATE POLICY own_state ON ${table} TO grounds_reader
     USING (state = grounds_state()) WITH CHECK (state = grounds_state())`,
  `GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO grounds_reader`,
]);

/** Questions that are asked again and again, and notices of what is new in their answers. */
export class Watches1790000000026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [WATCHES, STATUSES, NOTICES, ...ACCESS]) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only; restore a backup instead.'));
  }
}
