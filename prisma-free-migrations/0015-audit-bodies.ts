import { MigrationInterface, QueryRunner } from 'typeorm';

/** Null where an officer of the state itself acted; else id and issuer of the audit body of several states. */
const LINES = 'ALTER TABLE journal_line ADD COLUMN audit_body jsonb';

/** The id of the audit body that closed its case; empty where the state's own auditors did. */
const CLOSURES = `
ALTER TABLE audit_closure
  ADD COLUMN audit_body text NOT NULL DEFAULT '',
  DROP CONSTRAINT audit_closure_pkey,
  ADD PRIMARY KEY (state, case_reference, audit_body, closed_at)`;

/** Tells apart in the journal what a state's own auditors did and what audit bodies of several states did. */
export class AuditBodies1790000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [LINES, CLOSURES]) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only; restore a backup instead.'));
  }
}
