import { MigrationInterface, QueryRunner } from 'typeorm';

/** Every table whose rows carry an audience, with the policy that goes by it. */
const BY_AUDIENCE = [
  'disclosure',
  'record',
  'record_part',
  'record_facet',
  'record_term',
  'record_event',
  'record_relation',
  'party_name',
  'party_key',
  'party_identifier',
  'statement',
  'state_circle',
  'state_exclusion',
].map((table) => `reader_sees ON ${table}`);

/**
 * The time is asked for once in each search instead of twice for each audience of the reader. It is the same time for all of
 * a transaction, and to read it out of a setting took as long as all the rest of looking at an audience.
 */
const VISIBLE = `audience_id IN (
  SELECT allowed.audience_id FROM audience_reader allowed
   WHERE allowed.state = grounds_state()
     AND allowed.since <= (SELECT grounds_now()) AND allowed.until > (SELECT grounds_now()))`;

/** Who may see a row does not change. */
export class TimeAskedOnce1790000000028 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const policy of [...BY_AUDIENCE, 'matcher_uses ON hit_level']) {
      await runner.query(`ALTER POLICY ${policy} USING (${VISIBLE})`);
    }
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only; restore a backup instead.'));
  }
}
