import { getConstructionPlans } from 'pg-boss';
import { MigrationInterface, QueryRunner } from 'typeorm';

const SCHEMA = 'grounds_jobs';

/** The worker does the work. Nobody else has a right to anything in the schema, not even to its name. */
const ACCESS = `
REVOKE ALL ON SCHEMA ${SCHEMA} FROM PUBLIC;
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA ${SCHEMA} FROM PUBLIC;
GRANT USAGE ON SCHEMA ${SCHEMA} TO grounds_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${SCHEMA} TO grounds_worker;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${SCHEMA} TO grounds_worker`;

/** The largest size that another log has signed, whether or not its entries have been followed that far. */
const SEEN = 'ALTER TABLE mirror_log ADD COLUMN seen_size bigint NOT NULL DEFAULT 0';

/**
 * The queue of background work, as the library makes it, in a schema of its own beside the register's. There is one for a
 * database: where the register's tables are made again beside themselves, it is there already.
 */
export class JobQueue1790000000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SEEN);
    const [made] = (await runner.query(`SELECT to_regnamespace('${SCHEMA}') IS NOT NULL AS made`)) as {
      made: boolean;
    }[];
    if (made?.made) return;
    await runner.query(withoutTransaction(getConstructionPlans(SCHEMA)));
    await runner.query(ACCESS);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only; restore a backup instead.'));
  }
}

/** A migration has a transaction already. */
function withoutTransaction(plan: string): string {
  return plan.replace(/^\s*BEGIN;/, '').replace(/COMMIT;\s*$/, '');
}
