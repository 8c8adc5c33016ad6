import { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Words of the texts of parts, stemmed, each with its places in its text. Many rows: what they belong to is held by the row
 * of the part beside them, so that no foreign key looks each of them up again.
 */
const TERMS = [
  `CREATE TABLE record_term (
     lexeme         text NOT NULL,
     stemmer        text NOT NULL,
     record_id      text NOT NULL,
     record_arrival bigint NOT NULL,
     part           text NOT NULL,
     arrival        bigint NOT NULL,
     positions      integer[] NOT NULL,
     length         integer NOT NULL CHECK (length > 0),
     known_from     timestamptz NOT NULL,
     known_until    timestamptz NOT NULL DEFAULT 'infinity',
     audience_id    bigint NOT NULL,
     PRIMARY KEY (lexeme, stemmer, record_arrival, part, arrival)
   )`,
  'CREATE INDEX record_term_part ON record_term (record_id, part)',
];

const VISIBLE = `audience_id IN (
  SELECT allowed.audience_id FROM audience_reader allowed
   WHERE allowed.state = grounds_state() AND allowed.since <= grounds_now() AND allowed.until > grounds_now())`;

const ACCESS = [
  'ALTER TABLE record_term ENABLE ROW LEVEL SECURITY',
  `CREATE POLICY reader_sees ON record_term FOR SELECT TO grounds_reader USING (${VISIBLE})`,
  'CREATE POLICY intake_writes ON record_term TO grounds_intake USING (true) WITH CHECK (true)',
  'GRANT SELECT ON record_term TO grounds_reader',
  'GRANT SELECT, INSERT, UPDATE, DELETE ON record_term TO grounds_intake',
];

/** What free text is searched in. Texts that are there already come in with `grounds rebuild --apply`. */
export class FreeText1790000000023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TERMS, ...ACCESS]) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only; restore a backup instead.'));
  }
}
