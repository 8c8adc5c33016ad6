import { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The order in which this node takes statements in, its own log's and others': what was projected from a statement is kept
 * under its arrival. Until now there was one log, so that places in it served.
 */
const ARRIVALS = [
  'ALTER TABLE log_entry ADD COLUMN arrival bigint',
  'UPDATE log_entry SET arrival = log_index',
  'ALTER TABLE log_entry ALTER COLUMN arrival SET NOT NULL',
  'CREATE UNIQUE INDEX log_entry_arrival ON log_entry (arrival)',
  'ALTER TABLE log_head ADD COLUMN arrivals bigint NOT NULL DEFAULT 0',
  'UPDATE log_head SET arrivals = size',
];

/** What is projected from others' logs has no entry in this one. */
const NOT_ONLY_OURS = `
DO $$
DECLARE held record;
BEGIN
  FOR held IN SELECT conrelid::regclass AS of, conname FROM pg_constraint
               WHERE contype = 'f' AND confrelid = 'log_entry'::regclass AND conrelid <> 'membership_root'::regclass
  LOOP
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', held.of, held.conname);
  END LOOP;
END $$`;

const RENAMED = [
  ...['record', 'disclosure'].map((table) => `ALTER TABLE ${table} RENAME COLUMN log_index TO arrival`),
  'ALTER TABLE record_facet RENAME COLUMN log_index TO record_arrival',
  ...[
    'statement',
    'record_part',
    'record_facet',
    'record_event',
    'record_relation',
    'party_name',
    'party_token',
    'party_identifier',
    'state_circle',
    'state_exclusion',
  ].map((table) => `ALTER TABLE ${table} RENAME COLUMN statement_index TO arrival`),
];

/** Entries wherever they stand. */
const HELD_ENTRY = [
  `CREATE VIEW held_entry WITH (security_invoker = true) AS
   SELECT arrival, (SELECT origin FROM log_head) AS origin, log_index, entry, leaf_hash FROM log_entry`,
  'GRANT SELECT ON held_entry TO grounds_reader',
];

export class Arrivals1790000000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...ARRIVALS, NOT_ONLY_OURS, ...RENAMED, ...HELD_ENTRY])
      await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only; restore a backup instead.'));
  }
}
