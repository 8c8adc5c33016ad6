import { Injectable } from '@nestjs/common';

import { Transactions } from '#database';

const UNSEALED = 'SELECT count(*)::int, min(at) AS oldest FROM journal_line WHERE seq IS NULL';

/** The lines of the journal that no seal covers yet. */
@Injectable()
export class JournalBacklog {
  constructor(private readonly transactions: Transactions) {}

  async unsealed(): Promise<{ readonly count: number; readonly oldest: Date | null }> {
    const [row] = await this.transactions.run({ role: 'worker' }, (manager) =>
      manager.query<{ count: number; oldest: Date | null }[]>(UNSEALED),
    );
    return row ?? { count: 0, oldest: null };
  }
}
