import { MigrationInterface, QueryRunner } from 'typeorm';

/** A log also holds what the node says of itself, and digests of roots: no state says those. */
const KINDS = `
ALTER TABLE log_entry
  ADD COLUMN kind text NOT NULL DEFAULT 'statement' CHECK (kind IN ('statement', 'node', 'root')),
  ALTER COLUMN state DROP NOT NULL,
  ADD CHECK ((kind = 'statement') = (state IS NOT NULL))`;

/** Lets the node log its own statements beside those of states. */
export class NodeEntries1790000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(KINDS);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only; restore a backup instead.'));
  }
}
