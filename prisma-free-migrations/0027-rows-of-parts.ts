import { MigrationInterface, QueryRunner } from 'typeorm';

/** Some dozens of rows for each record, all made of its parts. */
const MADE_OF_PARTS = [
  'disclosure',
  'record_part',
  'record_facet',
  'party_name',
  'party_key',
  'party_identifier',
];

/** Of a part itself it is still looked up whether its record is there. */
const KEPT = `conrelid = 'record_part'::regclass AND confrelid = 'record'::regclass`;

/**
 * What rows that are made of parts belong to is held by the row of the part beside them: to look it up for each of them
 * took more than half of the time of writing them. An audience is never deleted, and a row whose audience is not there is
 * shown to nobody; a row without a part is what `grounds fsck` finds.
 */
const WITHOUT_LOOKING_UP = `
DO $$
DECLARE one record;
BEGIN
  FOR one IN
    SELECT conrelid::regclass AS held, conname FROM pg_constraint
     WHERE contype = 'f' AND conrelid IN (${MADE_OF_PARTS.map((table) => `'${table}'::regclass`).join(', ')})
       AND NOT (${KEPT})
  LOOP
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', one.held, one.conname);
  END LOOP;
END $$`;

export class RowsOfParts1790000000027 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(WITHOUT_LOOKING_UP);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only; restore a backup instead.'));
  }
}
