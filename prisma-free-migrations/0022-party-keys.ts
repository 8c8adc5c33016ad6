import { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the names of a party are found by, in place of their words. The index holds all that a search needs, so that it
 * never visits the rows. Keys are no words that SQL could make of a name: the node makes them at its next start, as for every name whose
 * analysis is older than its own.
 */
const KEYS = [
  'DROP TABLE party_token',
  `CREATE TABLE party_key (
     key         text COLLATE "C" NOT NULL,
     state       text COLLATE "C" NOT NULL,
     record_id   text NOT NULL,
     part        text NOT NULL,
     arrival     bigint NOT NULL,
     audience_id bigint NOT NULL REFERENCES audience,
     PRIMARY KEY (key, state, arrival, part) INCLUDE (record_id, audience_id),
     FOREIGN KEY (record_id, part, arrival) REFERENCES record_part ON DELETE CASCADE
   )`,
  'CREATE INDEX party_key_part ON party_key (record_id, part)',
  'CREATE INDEX party_name_statement ON party_name (arrival, part, position)',
  'ALTER TABLE party_name ADD COLUMN analysis smallint NOT NULL DEFAULT 0',
  'ALTER TABLE party_name ALTER COLUMN analysis DROP DEFAULT',
  'CREATE INDEX party_name_analysis ON party_name (analysis)',
];

const VISIBLE = `audience_id IN (
  SELECT allowed.audience_id FROM audience_reader allowed
   WHERE allowed.state = grounds_state() AND allowed.since <= grounds_now() AND allowed.until > grounds_now())`;

const ACCESS = [
  'ALTER TABLE party_key ENABLE ROW LEVEL SECURITY',
  `CREATE POLICY reader_sees ON party_key FOR SELECT TO grounds_reader USING (${VISIBLE})`,
  'CREATE POLICY intake_writes ON party_key TO grounds_intake USING (true) WITH CHECK (true)',
  `CREATE POLICY matcher_uses ON party_key FOR SELECT TO grounds_matcher
     USING (record_id IN (SELECT chosen.record_id FROM hit_level chosen))`,
  'GRANT SELECT ON party_key TO grounds_reader, grounds_matcher',
  'GRANT SELECT, INSERT, UPDATE, DELETE ON party_key TO grounds_intake',
];

/** Candidate keys of names. */
export class PartyKeys1790000000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...KEYS, ...ACCESS]) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only; restore a backup instead.'));
  }
}
