import { MigrationInterface, QueryRunner } from 'typeorm';

/** Answers of before do not say what matched: a hit of theirs is decided about once it has been asked for again. */
const ANSWERS = `
ALTER TABLE answered_request ADD COLUMN matched jsonb NOT NULL DEFAULT '[]';
ALTER TABLE answered_request ALTER COLUMN matched DROP DEFAULT;
CREATE INDEX answered_request_answer ON answered_request (answer_id)`;

/** A row belongs to its line of the journal, and is gone when the content of that line has expired. */
const RESOLUTIONS = `
CREATE TABLE hit_resolution (
  line_id   uuid NOT NULL REFERENCES journal_line ON DELETE CASCADE,
  state     text NOT NULL,
  record_id text NOT NULL,
  part      text NOT NULL,
  asked     text NOT NULL,
  digest    text NOT NULL,
  verdict   text NOT NULL CHECK (verdict IN ('same', 'different', 'unclear', 'undo')),
  note      text,
  PRIMARY KEY (line_id, part, asked)
);
CREATE INDEX hit_resolution_record ON hit_resolution (record_id, state)`;

/** Nobody may change or delete one: what was decided is taken back by a further row. */
const POLICIES = [
  'ALTER TABLE hit_resolution ENABLE ROW LEVEL SECURITY',
  'CREATE POLICY reader_sees ON hit_resolution FOR SELECT TO grounds_reader USING (state = grounds_state())',
  'CREATE POLICY reader_writes ON hit_resolution FOR INSERT TO grounds_reader WITH CHECK (state = grounds_state())',
  'GRANT SELECT, INSERT ON hit_resolution TO grounds_reader',
];

/** What officers decide about the hits of their own checks. */
export class HitResolutions1790000000024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [ANSWERS, RESOLUTIONS, ...POLICIES]) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only; restore a backup instead.'));
  }
}
