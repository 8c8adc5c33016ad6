import { Injectable } from '@nestjs/common';

import { Transactions } from '#database';

import { PRESENT } from '../moment.js';
import { Precedents } from '../precedents.service.js';
import { type Channel, NoticeStore } from './notice.store.js';

/** That there is a notice, and nothing of the record that it is about. */
export interface NoticeMark {
  /** Null: for every reader of the state. */
  readonly officer: string | null;
  readonly watchId: string | null;
  readonly kind: string;
}

/** Notices that a state has not been sent, of records that it may still read, and the number of the last one looked at. */
export interface Unsent {
  readonly marks: readonly NoticeMark[];
  readonly last: number;
}

const AT_ONCE = 100;

/** What a state's own systems have yet to hear of. */
@Injectable()
export class NoticeOutbox {
  constructor(
    private readonly transactions: Transactions,
    private readonly notices: NoticeStore,
    private readonly precedents: Precedents,
  ) {}

  /**
   * @param after further than what was sent, where that was looked at
   * @returns undefined when there is no further notice
   */
  unsent(state: string, channel: Channel, after = 0): Promise<Unsent | undefined> {
    return this.transactions.run({ role: 'reader', state }, async (manager) => {
      const stored = await this.notices.unsent(manager, state, channel, { seq: after, most: AT_ONCE });
      const last = stored.at(-1)?.seq;
      if (last === undefined) return undefined;
      const ids = [...new Set(stored.map(({ recordId }) => recordId))];
      const precedents = await this.precedents.describeTo(manager, state, ids, PRESENT);
      const shown = new Set(precedents.map(({ id }) => id));
      const marks = stored
        .filter(({ recordId }) => shown.has(recordId))
        .map(({ officer, watchId, kind }) => ({ officer, watchId, kind }));
      return { marks, last };
    });
  }

  /** All up to this number have been taken. */
  wereSent(state: string, channel: Channel, last: number): Promise<void> {
    return this.transactions.run({ role: 'reader', state }, (manager) =>
      this.notices.wereSent(manager, state, channel, last),
    );
  }
}
