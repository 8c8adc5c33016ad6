import { MigrationInterface, QueryRunner } from 'typeorm';

/** Hashes of proofs of possession that were used, for as long as they could be sent again: two minutes. */
const PROOFS = `
CREATE TABLE used_proof (
  proof      bytea PRIMARY KEY CHECK (octet_length(proof) = 32),
  expires_at timestamptz NOT NULL
)`;

const INDEX = 'CREATE INDEX used_proof_expires ON used_proof (expires_at)';
const GRANTS = 'GRANT SELECT, INSERT, UPDATE, DELETE ON used_proof TO grounds_worker';

/** Lets all processes of a node know which proofs were used. */
export class UsedProofs1790000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [PROOFS, INDEX, GRANTS]) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only; restore a backup instead.'));
  }
}
