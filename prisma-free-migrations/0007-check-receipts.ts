import { MigrationInterface, QueryRunner } from 'typeorm';

/** Answers of before have no receipt: nobody signs today what was found then. */
const RECEIPTS = `
ALTER TABLE answered_request
  ADD COLUMN receipt text,
  ADD COLUMN question text,
  ADD COLUMN salt bytea CHECK (octet_length(salt) = 32),
  ADD CHECK (num_nulls(receipt, question, salt) IN (0, 3))`;

/** Keeps the signed receipt of a check with what opens it, so that a repetition gives the same one. */
export class CheckReceipts1790000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(RECEIPTS);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only; restore a backup instead.'));
  }
}
