import { setTimeout as pause } from 'node:timers/promises';

import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { Transactions } from '#database';
import { type Inquiry, JournalStore } from '#journal';
import { type Clock, canonicalText } from '#kernel';
import { MembershipDirectory } from '#membership';

import { CursorSeal } from '../cursor-seal.js';
import { PRESENT } from '../moment.js';
import { PRECEDENTS_CLOCK } from '../precedents-clock.js';
import { Precedents, ownershipOf } from '../precedents.service.js';
import { requireMembership } from '../require-membership.js';
import { NoticeStore, type StoredNotice } from './notice.store.js';
import { WatchNotice, WatchNotices } from './watch-notice.type.js';

/** How long a notice may take to be told once it is there. */
const LOOK_EVERY_MILLISECONDS = 1_000;
const AT_ONCE = 50;

/** Some notices, and up to which number they were looked at: those of records that may not be read any more are left out. */
interface Look {
  readonly notices: WatchNotice[];
  readonly reached: number;
  readonly more: boolean;
}

/** Tells an officer what its watches, and its state's reads, have to tell, as far as its state may read it now. */
@Injectable()
export class Notices {
  constructor(
    private readonly transactions: Transactions,
    private readonly directory: MembershipDirectory,
    private readonly store: NoticeStore,
    private readonly precedents: Precedents,
    private readonly journal: JournalStore,
    private readonly cursors: CursorSeal,
    @Inject(PRECEDENTS_CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws PrecedentsError CURSOR_INVALID */
  async page(inquiry: Inquiry, first: number, after: string | undefined): Promise<WatchNotices> {
    const list = listOf(inquiry);
    const from = after === undefined ? 0 : this.cursors.open(after, list);
    const { notices, reached, more } = await this.look(inquiry, from, first, true);
    return Object.assign(new WatchNotices(), {
      notices,
      pageInfo: {
        hasNextPage: more,
        hasPreviousPage: after !== undefined,
        startCursor: notices.at(0)?.cursor,
        endCursor: this.cursors.seal(reached, list),
      },
    });
  }

  /** As the changes of precedents: from `after`, or from now on, until the membership ends or nobody listens any more. */
  async *follow(
    inquiry: Inquiry,
    after: string | undefined,
    gone?: AbortSignal,
  ): AsyncGenerator<WatchNotice> {
    const { state } = inquiry.principal;
    const waiting = { ref: false, ...(gone ? { signal: gone } : {}) };
    let from = after === undefined ? await this.last(state) : this.cursors.open(after, listOf(inquiry));
    while (!gone?.aborted) {
      requireMembership(this.directory.current(), state, this.clock.now());
      const { notices, reached, more } = await this.look(inquiry, from, AT_ONCE, false);
      for (const notice of notices) yield notice;
      from = reached;
      if (!more) await pause(LOOK_EVERY_MILLISECONDS, undefined, waiting).catch(() => undefined);
    }
  }

  private last(state: string): Promise<number> {
    return this.transactions.run({ role: 'reader', state }, (manager) => this.store.last(manager, state));
  }

  /** @param always whether a look that found nothing has its line in the journal too */
  private look(inquiry: Inquiry, from: number, most: number, always: boolean): Promise<Look> {
    const { state, officer } = inquiry.principal;
    return this.transactions.run({ role: 'reader', state }, async (manager) => {
      const found = await this.store.after(manager, state, officer, { seq: from, most: most + 1 });
      const stored = found.slice(0, most);
      const notices = await this.describe(manager, inquiry, stored, always);
      return { notices, reached: stored.at(-1)?.seq ?? from, more: found.length > most };
    });
  }

  private async describe(
    manager: EntityManager,
    inquiry: Inquiry,
    stored: readonly StoredNotice[],
    always: boolean,
  ): Promise<WatchNotice[]> {
    const ids = [...new Set(stored.map(({ recordId }) => recordId))];
    const precedents = await this.precedents.describe(manager, inquiry, ids, PRESENT);
    const list = listOf(inquiry);
    const notices = stored.flatMap(({ seq, kind, recordId, watchId, because, noticedAt }) => {
      const status = precedents.find(({ id }) => id === recordId)?.status;
      const told = { kind, recordId, watchId: watchId ?? undefined, because: [...because], noticedAt };
      return status
        ? [Object.assign(new WatchNotice(), { ...told, status, cursor: this.cursors.seal(seq, list) })]
        : [];
    });
    if (always || notices.length > 0) {
      await this.journal.writeInquiry(manager, inquiry, {
        action: 'read_notices',
        outcome: 'answered',
        detail: { shown: notices.length },
        records: ownershipOf(precedents),
      });
    }
    return notices;
  }
}

/** A page and a stream go on from each other's cursors. */
function listOf({ principal: { state, officer } }: Inquiry): string {
  return canonicalText(['notices', state, officer]);
}
