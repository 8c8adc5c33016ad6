import type { ClientBase, QueryResult } from 'pg';
import type { Db } from 'pg-boss';

import type { Transactions } from '#database';

/**
 * The queue's way to the database, which is everybody's: a transaction of the role that works in the background. So it does
 * without connections of its own, and works on an embedded database, which has only one.
 */
export function bossDatabase(transactions: Transactions): Db {
  return {
    executeSql: (text, values) =>
      transactions.run({ role: 'worker' }, async ({ queryRunner }) => {
        // The driver's own answer: several statements at once give several, which TypeORM does not pass on.
        const client = (await queryRunner?.connect()) as Pick<ClientBase, 'query'>;
        const answers: QueryResult | QueryResult[] = await client.query(withoutTransaction(text), values);
        return { rows: [answers].flat().flatMap(({ rows }) => rows as unknown[]) };
      }),
  };
}

/** Statements that belong together come as a transaction of their own; they have one already. */
function withoutTransaction(text: string): string {
  return text.replace(/^\s*BEGIN;/, '').replace(/COMMIT;\s*$/, '');
}
