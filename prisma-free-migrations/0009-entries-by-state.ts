import { MigrationInterface, QueryRunner } from 'typeorm';

/** What an auditor reads page by page: the entries of one state, and those of the node itself. */
const INDEXES = `
CREATE INDEX log_entry_state ON log_entry (state, log_index) WHERE state IS NOT NULL;
CREATE INDEX log_entry_of_node ON log_entry (log_index) WHERE kind = 'node'`;

export class EntriesByState1790000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(INDEXES);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only; restore a backup instead.'));
  }
}
