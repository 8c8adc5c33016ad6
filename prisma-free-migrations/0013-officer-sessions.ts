import { MigrationInterface, QueryRunner } from 'typeorm';

/** Sessions of officers who signed in through the node: the hash of the cookie, and what only the node can decrypt. */
const SESSIONS = `
CREATE TABLE officer_session (
  session_hash     bytea PRIMARY KEY CHECK (octet_length(session_hash) = 32),
  sealed           bytea NOT NULL,
  used_at          timestamptz NOT NULL,
  expires_at       timestamptz NOT NULL,
  refreshing_until timestamptz
)`;

const INDEX = 'CREATE INDEX officer_session_expires ON officer_session (expires_at)';
const GRANTS = 'GRANT SELECT, INSERT, UPDATE, DELETE ON officer_session TO grounds_worker';

/** Lets all processes of a node know who has signed in. */
export class OfficerSessions1790000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [SESSIONS, INDEX, GRANTS]) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only; restore a backup instead.'));
  }
}
