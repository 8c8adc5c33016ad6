import { Inject, Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { Transactions } from '#database';

import { JOURNAL_OPTIONS, type JournalOptions } from '../journal-options.js';

/** Lines whose content goes in one transaction. */
const BATCH = 500;
const DAY_MS = 24 * 60 * 60 * 1000;

const EXPIRE = `
  WITH expired AS (
    SELECT line.line_id, line.seq FROM journal_line line JOIN journal_seal USING (seq)
     WHERE sealed_at < $1 ORDER BY line.seq LIMIT ${BATCH}),
  records AS (DELETE FROM journal_record USING expired WHERE journal_record.line_id = expired.line_id),
  seals AS (UPDATE journal_seal SET expired_at = $2 FROM expired WHERE journal_seal.seq = expired.seq)
  SELECT line_id AS "lineId" FROM expired`;
const REMOVE = 'DELETE FROM journal_line WHERE line_id = ANY ($1::uuid[])';

/** Lets the content of old lines go, salt and all; their hashes stay, so that the chain still verifies. */
@Injectable()
export class JournalExpiry {
  constructor(
    private readonly transactions: Transactions,
    @Inject(JOURNAL_OPTIONS) private readonly options: JournalOptions,
  ) {}

  /** Expires what the node's retention says, if it says any. @returns number of lines */
  async expireByRetention(): Promise<number> {
    const { retentionDays, clock } = this.options;
    if (retentionDays === undefined) return 0;
    return this.expire(new Date(clock.now().getTime() - retentionDays * DAY_MS));
  }

  /** Expires the content of lines that were sealed before a time. @returns number of lines */
  async expire(before: Date): Promise<number> {
    for (let total = 0; ;) {
      const expired = await this.transactions.run({ role: 'worker' }, (manager) =>
        this.expireBatch(manager, before),
      );
      total += expired;
      if (expired < BATCH) return total;
    }
  }

  private async expireBatch(manager: EntityManager, before: Date): Promise<number> {
    const lines = await manager.query<{ lineId: string }[]>(EXPIRE, [before, this.options.clock.now()]);
    await manager.query(REMOVE, [lines.map(({ lineId }) => lineId)]);
    return lines.length;
  }
}
