import { Injectable } from '@nestjs/common';

import { Transactions } from '#database';

const LOOK = `SELECT current_setting('transaction_read_only') = 'on' AS "isReadOnly"`;

/** Whether the database answers, and takes what is written. */
@Injectable()
export class DatabaseState {
  constructor(private readonly transactions: Transactions) {}

  async look(): Promise<'ok' | 'read-only' | 'unavailable'> {
    try {
      const [row] = await this.transactions.run({ role: 'worker' }, (manager) =>
        manager.query<{ isReadOnly: boolean }[]>(LOOK),
      );
      return row?.isReadOnly ? 'read-only' : 'ok';
    } catch {
      return 'unavailable';
    }
  }
}
