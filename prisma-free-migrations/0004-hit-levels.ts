import { MigrationInterface, QueryRunner } from 'typeorm';

/** The role that looks for parties that their owner has not shared, and tells nobody but the owner what it found. */
const MATCHER = `
DO $$
BEGIN
  CREATE ROLE grounds_matcher NOLOGIN NOSUPERUSER NOBYPASSRLS;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL;
END $$`;

/** Whose questions may touch the unshared parties of a record: \`announce\` tells the asker, \`silent\` only the owner. */
const HIT_LEVELS = `
CREATE TABLE hit_level (
  record_id   text NOT NULL REFERENCES record,
  level       text NOT NULL CHECK (level IN ('announce', 'silent')),
  audience_id bigint NOT NULL REFERENCES audience,
  PRIMARY KEY (record_id, level)
);
CREATE INDEX hit_level_audience ON hit_level (audience_id)`;

/** What owners learn of questions: the state, the day, the purpose. Never the officer or the case. */
const SIGHTINGS = `
CREATE TABLE record_sighting (
  record_id text NOT NULL,
  owner     text NOT NULL,
  reader    text NOT NULL,
  day       date NOT NULL,
  purpose   text NOT NULL,
  what      text NOT NULL CHECK (what IN ('read', 'announced', 'silent_hit')),
  PRIMARY KEY (owner, day, record_id, reader, purpose, what)
);

INSERT INTO record_sighting
SELECT DISTINCT seen.record_id, seen.owner, line.state, (line.at AT TIME ZONE 'UTC')::date, line.purpose, 'read'
  FROM journal_record seen JOIN journal_line line USING (line_id)
 WHERE seen.owner <> line.state AND line.purpose IS NOT NULL;

ALTER TABLE answered_request
  ADD COLUMN ended_ids text[] NOT NULL DEFAULT '{}',
  ADD COLUMN announced_by text[] NOT NULL DEFAULT '{}';

CREATE INDEX log_entry_logged_at ON log_entry (logged_at)`;

const ALLOWED = `SELECT allowed.audience_id FROM audience_reader allowed
   WHERE allowed.state = grounds_state() AND allowed.since <= grounds_now() AND allowed.until > grounds_now()`;

const MATCHED = `record_id IN (SELECT chosen.record_id FROM hit_level chosen)`;
const MATCHED_TABLES = ['record', 'record_event', 'party_name', 'party_token', 'party_identifier'];

const ACCESS = [
  'ALTER TABLE hit_level ENABLE ROW LEVEL SECURITY',
  `CREATE POLICY matcher_uses ON hit_level FOR SELECT TO grounds_matcher USING (audience_id IN (${ALLOWED}))`,
  'CREATE POLICY intake_writes ON hit_level TO grounds_intake USING (true) WITH CHECK (true)',
  'GRANT SELECT ON hit_level TO grounds_matcher',
  'GRANT SELECT, INSERT, DELETE ON hit_level TO grounds_intake',
  'CREATE POLICY matcher_uses ON audience_reader FOR SELECT TO grounds_matcher USING (state = grounds_state())',
  'GRANT SELECT ON audience_reader TO grounds_matcher',
  ...MATCHED_TABLES.flatMap((table) => [
    `CREATE POLICY matcher_uses ON ${table} FOR SELECT TO grounds_matcher USING (${MATCHED})`,
    `GRANT SELECT ON ${table} TO grounds_matcher`,
  ]),
  'ALTER TABLE record_sighting ENABLE ROW LEVEL SECURITY',
  'CREATE POLICY owner_sees ON record_sighting FOR SELECT TO grounds_reader USING (owner = grounds_state())',
  `CREATE POLICY reader_writes ON record_sighting FOR INSERT TO grounds_reader
     WITH CHECK (reader = grounds_state() AND what = 'read')`,
  `CREATE POLICY matcher_writes ON record_sighting FOR INSERT TO grounds_matcher
     WITH CHECK (reader = grounds_state() AND what <> 'read')`,
  'GRANT SELECT, INSERT ON record_sighting TO grounds_reader',
  'GRANT INSERT ON record_sighting TO grounds_matcher',
];

/** Hits below full parts, and what owners see of the questions asked. */
export class HitLevels1790000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [MATCHER, HIT_LEVELS, SIGHTINGS, ...ACCESS]) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only; restore a backup instead.'));
  }
}
