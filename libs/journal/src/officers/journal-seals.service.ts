import { Injectable } from '@nestjs/common';

import { Transactions } from '#database';
import type { Principal } from '#identity';

import { type SealRow, describeSeal } from './describe-seal.js';
import type { JournalSeals } from './officer-journal.type.js';

const SEALS = `
  SELECT seq::float8 AS seq, line_hash AS "lineHash", chain_hash AS "chainHash"
    FROM journal_seal WHERE seq > $1 ORDER BY seq LIMIT $2`;

/** Gives runs of the chain, so that an auditor can follow it between the lines of its own state. */
@Injectable()
export class SealRuns {
  constructor(private readonly transactions: Transactions) {}

  async list({ state }: Principal, after: number, first: number): Promise<JournalSeals> {
    const found = await this.transactions.run({ role: 'reader', state }, (manager) =>
      manager.query<SealRow[]>(SEALS, [after, first + 1]),
    );
    return { seals: found.slice(0, first).map(describeSeal), hasMore: found.length > first };
  }
}
