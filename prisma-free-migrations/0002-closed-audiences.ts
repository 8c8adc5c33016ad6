import { MigrationInterface, QueryRunner } from 'typeorm';

/** A membership may begin later than the row is written: what begins next week needs no later visit. */
const INTERVALS = `
ALTER TABLE audience_reader ADD COLUMN since timestamptz NOT NULL DEFAULT '-infinity';
ALTER TABLE audience_reader ALTER COLUMN since DROP DEFAULT`;

const BY_AUDIENCE = [
  'disclosure',
  'record',
  'record_part',
  'record_facet',
  'party_name',
  'party_token',
  'party_identifier',
];

const VISIBLE = `audience_id IN (
  SELECT allowed.audience_id FROM audience_reader allowed
   WHERE allowed.state = grounds_state() AND allowed.since <= grounds_now() AND allowed.until > grounds_now())`;

const CLOSED = [
  ...BY_AUDIENCE.map((table) => `ALTER POLICY reader_sees ON ${table} USING (${VISIBLE})`),
  // Whom a part is for is the owner's own business: a reader learns that it may read, never who else may.
  'DROP POLICY reader_sees ON audience',
  'REVOKE SELECT ON audience FROM grounds_reader',
];

/** Readers see that they may read, from when until when, and no longer the policy itself. */
export class ClosedAudiences1790000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [INTERVALS, ...CLOSED]) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only; restore a backup instead.'));
  }
}
