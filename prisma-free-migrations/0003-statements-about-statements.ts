import { MigrationInterface, QueryRunner } from 'typeorm';

/** Every authority statement about a record, the decision itself included. */
const STATEMENTS = `
CREATE TABLE statement (
  statement_id    text PRIMARY KEY,
  record_id       text NOT NULL REFERENCES record,
  statement_index bigint NOT NULL UNIQUE REFERENCES log_entry,
  kind            text NOT NULL,
  state           text NOT NULL,
  recorded_at     timestamptz NOT NULL,
  audience_id     bigint NOT NULL REFERENCES audience
);
CREATE INDEX statement_record ON statement (record_id);

INSERT INTO statement
SELECT record_id, record_id, log_index, 'decision', state, recorded_at, audience_id FROM record`;

/** The first and the last day that a date of a day, a month or a year may mean. */
const FIRST_DAY = (text: string): string =>
  `(${text} || CASE length(${text}) WHEN 4 THEN '-01-01' WHEN 7 THEN '-01' ELSE '' END)::date`;

/**
 * Two times: \`true_from\` is when something came to be so, \`known_from\` and \`known_until\` say while
 * which time the register held these words. \`true_from\` follows from content, so only rows of the part
 * that says it have it.
 */
const VERSIONS = `
ALTER TABLE record_part
  ADD COLUMN statement_index bigint REFERENCES log_entry,
  ADD COLUMN known_from timestamptz,
  ADD COLUMN known_until timestamptz NOT NULL DEFAULT 'infinity',
  ADD COLUMN true_from date;
UPDATE record_part p
   SET statement_index = r.log_index, known_from = r.recorded_at,
       true_from = CASE p.kind WHEN 'outcome' THEN ${FIRST_DAY("(p.content->>'decidedOn')")} END
  FROM record r WHERE r.record_id = p.record_id;
ALTER TABLE record_part
  ALTER COLUMN statement_index SET NOT NULL,
  ALTER COLUMN known_from SET NOT NULL,
  DROP CONSTRAINT record_part_pkey,
  ADD PRIMARY KEY (record_id, part, statement_index);

ALTER TABLE record_facet
  ADD COLUMN part text,
  ADD COLUMN statement_index bigint REFERENCES log_entry,
  ADD COLUMN known_from timestamptz,
  ADD COLUMN known_until timestamptz NOT NULL DEFAULT 'infinity';
DELETE FROM record_facet WHERE facet IN ('ground', 'ground_group');
UPDATE record_facet f SET part = 'outcome', statement_index = f.log_index, known_from = r.recorded_at
  FROM record r WHERE r.record_id = f.record_id;
INSERT INTO record_facet (record_id, log_index, part, facet, value, statement_index, known_from, audience_id)
SELECT p.record_id, r.log_index, p.part, of.facet, of.value, r.log_index, r.recorded_at, p.audience_id
  FROM record_part p
  JOIN record r USING (record_id)
 CROSS JOIN LATERAL (VALUES ('ground', p.content->>'code'),
                            ('ground_group', left(p.content->>'code', 3))) AS of (facet, value)
 WHERE p.kind = 'ground';
ALTER TABLE record_facet
  ALTER COLUMN part SET NOT NULL,
  ALTER COLUMN statement_index SET NOT NULL,
  ALTER COLUMN known_from SET NOT NULL;
CREATE INDEX record_facet_record ON record_facet (log_index, facet);
CREATE INDEX record_facet_part ON record_facet (record_id, part);

ALTER TABLE party_token DROP CONSTRAINT party_token_record_id_part_position_fkey;
ALTER TABLE party_name
  ADD COLUMN statement_index bigint REFERENCES log_entry,
  ADD COLUMN known_from timestamptz,
  ADD COLUMN known_until timestamptz NOT NULL DEFAULT 'infinity';
UPDATE party_name n SET statement_index = r.log_index, known_from = r.recorded_at
  FROM record r WHERE r.record_id = n.record_id;
ALTER TABLE party_name
  ALTER COLUMN statement_index SET NOT NULL,
  ALTER COLUMN known_from SET NOT NULL,
  DROP CONSTRAINT party_name_pkey,
  ADD PRIMARY KEY (record_id, part, position, statement_index);

ALTER TABLE party_token ADD COLUMN statement_index bigint;
UPDATE party_token t SET statement_index = r.log_index FROM record r WHERE r.record_id = t.record_id;
ALTER TABLE party_token
  ALTER COLUMN statement_index SET NOT NULL,
  DROP CONSTRAINT party_token_pkey,
  ADD PRIMARY KEY (token, record_id, part, position, statement_index),
  ADD FOREIGN KEY (record_id, part, position, statement_index) REFERENCES party_name ON DELETE CASCADE;
CREATE INDEX party_token_part ON party_token (record_id, part);

ALTER TABLE party_identifier
  ADD COLUMN statement_index bigint REFERENCES log_entry,
  ADD COLUMN known_from timestamptz,
  ADD COLUMN known_until timestamptz NOT NULL DEFAULT 'infinity';
UPDATE party_identifier i SET statement_index = r.log_index, known_from = r.recorded_at
  FROM record r WHERE r.record_id = i.record_id;
ALTER TABLE party_identifier
  ALTER COLUMN statement_index SET NOT NULL,
  ALTER COLUMN known_from SET NOT NULL,
  DROP CONSTRAINT party_identifier_pkey,
  ADD PRIMARY KEY (scheme, value, record_id, part, statement_index);
CREATE INDEX party_identifier_record ON party_identifier (record_id)`;

/** What happened to a decision, as far as lists must know it to leave a decision out. */
const EVENTS = `
CREATE TABLE record_event (
  statement_index bigint PRIMARY KEY REFERENCES log_entry,
  record_id       text NOT NULL REFERENCES record,
  part            text NOT NULL,
  event           text NOT NULL,
  standing        text CHECK (standing IN ('ended', 'suspended', 'in_force')),
  true_from       date NOT NULL,
  true_until      date NOT NULL,
  known_from      timestamptz NOT NULL,
  audience_id     bigint NOT NULL REFERENCES audience
);
CREATE INDEX record_event_record ON record_event (record_id);

CREATE TABLE record_relation (
  statement_index bigint PRIMARY KEY REFERENCES log_entry,
  record_id       text NOT NULL REFERENCES record,
  part            text NOT NULL,
  to_record_id    text NOT NULL,
  known_from      timestamptz NOT NULL,
  audience_id     bigint NOT NULL REFERENCES audience
);
CREATE INDEX record_relation_to ON record_relation (to_record_id)`;

const VISIBLE = `audience_id IN (
  SELECT allowed.audience_id FROM audience_reader allowed
   WHERE allowed.state = grounds_state() AND allowed.since <= grounds_now() AND allowed.until > grounds_now())`;

const NEW_TABLES = ['statement', 'record_event', 'record_relation'];
const MOVED_TABLES = [
  'disclosure',
  'record_part',
  'record_facet',
  'party_name',
  'party_token',
  'party_identifier',
];

const ACCESS = [
  ...NEW_TABLES.flatMap((table) => [
    `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
    `CREATE POLICY reader_sees ON ${table} FOR SELECT TO grounds_reader USING (${VISIBLE})`,
    `CREATE POLICY intake_writes ON ${table} TO grounds_intake USING (true) WITH CHECK (true)`,
    `GRANT SELECT ON ${table} TO grounds_reader`,
    `GRANT SELECT, INSERT, UPDATE ON ${table} TO grounds_intake`,
  ]),
  // An owner changes whom a part is for, and erases it.
  'GRANT DELETE ON record_event, record_relation TO grounds_intake',
  `GRANT UPDATE, DELETE ON ${MOVED_TABLES.join(', ')} TO grounds_intake`,
  'GRANT UPDATE ON record TO grounds_intake',
];

/** Legal events, relations, corrections, changes of sharing, withdrawals and erasures. */
export class StatementsAboutStatements1790000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [STATEMENTS, VERSIONS, EVENTS, ...ACCESS]) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only; restore a backup instead.'));
  }
}
