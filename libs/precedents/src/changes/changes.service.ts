import { setTimeout as pause } from 'node:timers/promises';

import { Inject, Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { Transactions } from '#database';
import { type Inquiry, JournalStore } from '#journal';
import { type Clock, canonicalText } from '#kernel';
import { LedgerStore } from '#ledger';
import { MembershipDirectory } from '#membership';
import { statementKinds } from '#vocabulary';

import { CursorSeal } from '../cursor-seal.js';
import { PRECEDENTS_CLOCK } from '../precedents-clock.js';
import { requireMembership } from '../require-membership.js';
import { termOf } from '../vocabulary/term.type.js';
import { PrecedentChange } from './precedent-change.type.js';

interface StatementHead {
  readonly statementId: string;
  readonly recordId: string;
  readonly owner: string;
  readonly arrival: number;
  readonly kind: string;
  readonly recordedAt: Date;
}

const SINCE = `
  SELECT statement_id AS "statementId", record_id AS "recordId", state AS owner,
         arrival::int AS arrival, kind, recorded_at AS "recordedAt"
    FROM statement WHERE arrival >= $1 ORDER BY arrival LIMIT 50`;

/** How long a change may take to be told. */
const LOOK_EVERY_MILLISECONDS = 1_000;

/** Tells a reader of new statements about precedents that it may see, by looking again and again. */
@Injectable()
export class PrecedentChanges {
  constructor(
    private readonly transactions: Transactions,
    private readonly directory: MembershipDirectory,
    private readonly ledger: LedgerStore,
    private readonly journal: JournalStore,
    private readonly cursors: CursorSeal,
    @Inject(PRECEDENTS_CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * From the entry that `after` points behind, or from now on. Ends with the state's membership, and when
   * `gone` says that nobody listens any more: a generator hears of that only where it yields.
   */
  async *follow(
    inquiry: Inquiry,
    after: string | undefined,
    gone?: AbortSignal,
  ): AsyncGenerator<PrecedentChange> {
    const { state, officer } = inquiry.principal;
    const list = canonicalText(['changes', state, officer]);
    const waiting = { ref: false, ...(gone ? { signal: gone } : {}) };
    let next = after === undefined ? await this.logSize(state) : this.cursors.open(after, list) + 1;
    while (!gone?.aborted) {
      // A stream may outlive what its token said: what it may see is asked anew each time.
      requireMembership(this.directory.current(), state, this.clock.now());
      const heads = await this.look(inquiry, next);
      for (const head of heads) yield this.describe(head, list);
      next = (heads.at(-1)?.arrival ?? next - 1) + 1;
      if (heads.length === 0) await pause(LOOK_EVERY_MILLISECONDS, undefined, waiting).catch(() => undefined);
    }
  }

  private logSize(state: string): Promise<number> {
    return this.transactions.run(
      { role: 'reader', state },
      async (manager) => (await this.ledger.position(manager)).size,
    );
  }

  private look(inquiry: Inquiry, from: number): Promise<StatementHead[]> {
    const { state } = inquiry.principal;
    return this.transactions.run({ role: 'reader', state }, async (manager: EntityManager) => {
      const heads = await manager.query<StatementHead[]>(SINCE, [from]);
      if (heads.length > 0) await this.writeJournal(manager, inquiry, heads);
      return heads;
    });
  }

  private async writeJournal(
    manager: EntityManager,
    inquiry: Inquiry,
    heads: readonly StatementHead[],
  ): Promise<void> {
    const told = new Map(heads.map(({ recordId: id, owner }) => [id, { id, owner }]));
    await this.journal.writeInquiry(manager, inquiry, {
      action: 'follow_precedents',
      outcome: 'answered',
      detail: { shown: heads.length },
      records: [...told.values()],
    });
  }

  private describe({ arrival, kind, statementId, recordId, recordedAt }: StatementHead, list: string) {
    return Object.assign(new PrecedentChange(), {
      cursor: this.cursors.seal(arrival, list),
      recordId,
      statementId,
      kind: termOf(statementKinds, kind),
      recordedAt,
    });
  }
}
