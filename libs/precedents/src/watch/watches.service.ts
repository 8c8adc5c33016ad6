import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { Transactions } from '#database';
import type { Principal } from '#identity';
import { type Inquiry, JournalStore } from '#journal';
import { type Clock, type Randomness, encodeBase64Url } from '#kernel';

import { CHECK_RANDOMNESS } from '../check/check-receipts.service.js';
import { PRECEDENTS_CLOCK } from '../precedents-clock.js';
import { PrecedentsError } from '../precedents.errors.js';
import { describeWatch } from './describe-watch.js';
import { WatchRounds } from './watch-rounds.service.js';
import { WatchStore } from './watch.store.js';
import type { Watch } from './watch.type.js';
import { type StoredWatch, type WatchedQuestion, checkQuestion, inquiryOf } from './watched-question.js';

/** Watches of one officer that go on at the same time. */
const MOST = 50;
const ID_BYTES = 16;
const DAY_MS = 24 * 60 * 60 * 1000;

/** What an officer does with its own watches. No other officer, and no other state, learns of them. */
@Injectable()
export class Watches {
  constructor(
    private readonly transactions: Transactions,
    private readonly store: WatchStore,
    private readonly rounds: WatchRounds,
    private readonly journal: JournalStore,
    @Inject(PRECEDENTS_CLOCK) private readonly clock: Clock,
    @Inject(CHECK_RANDOMNESS) private readonly randomness: Randomness,
  ) {}

  /** @throws PrecedentsError QUESTION_EMPTY, SEARCH_EMPTY, SEARCH_TOO_LONG, SEARCH_SYNTAX, WATCHES_TOO_MANY */
  async save(inquiry: Inquiry, question: WatchedQuestion, days: number): Promise<Watch> {
    checkQuestion(question);
    const watch = this.newWatch(inquiry, question, days);
    const { state, officer } = inquiry.principal;
    return this.reading(inquiry.principal, async (manager) => {
      if ((await this.store.count(manager, state, officer)) >= MOST) throw tooMany();
      await this.store.insert(manager, watch);
      const limited = await this.rounds.begin(manager, watch);
      await this.writeLine(manager, inquiry, 'save_watch', watch);
      return describeWatch({ ...watch, limited });
    });
  }

  list(principal: Principal): Promise<Watch[]> {
    const { state, officer } = principal;
    return this.reading(principal, async (manager) =>
      (await this.store.ofOfficer(manager, state, officer)).map(describeWatch),
    );
  }

  /**
   * What it has told goes with it. The line is in the name of the case in which it was saved.
   * @throws PrecedentsError WATCH_UNKNOWN
   */
  end(principal: Principal, id: string): Promise<Watch> {
    const { state, officer } = principal;
    return this.reading(principal, async (manager) => {
      const watch = await this.store.end(manager, state, officer, id);
      if (!watch) throw unknown();
      await this.writeLine(manager, { ...inquiryOf(watch), principal }, 'end_watch', watch);
      return describeWatch(watch);
    });
  }

  private newWatch({ principal, ...inquiry }: Inquiry, question: WatchedQuestion, days: number): StoredWatch {
    const { state, officer, issuer, actor = null } = principal;
    const now = this.clock.now();
    return {
      id: encodeBase64Url(this.randomness.bytes(ID_BYTES)),
      ...{ state, officer, issuer, actor },
      kind: question.kind,
      question: question.asks,
      ...inquiry,
      ...{ savedAt: now, until: new Date(now.getTime() + days * DAY_MS), judgedAt: now, limited: false },
    };
  }

  private async writeLine(
    manager: EntityManager,
    inquiry: Inquiry,
    action: 'save_watch' | 'end_watch',
    { id, kind }: StoredWatch,
  ): Promise<void> {
    await this.journal.writeInquiry(manager, inquiry, {
      action,
      outcome: 'answered',
      detail: { watch: id, kind },
    });
  }

  private reading<T>({ state }: Principal, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.transactions.run({ role: 'reader', state }, work);
  }
}

function tooMany(): PrecedentsError {
  return new PrecedentsError('WATCHES_TOO_MANY', `An officer has at most ${MOST} watches at a time.`, {
    path: ['input'],
    advice: 'Look at them with `watches`, and end one that you no longer need with `endWatch`.',
  });
}

/** The same for a watch of somebody else and for what never was. */
function unknown(): PrecedentsError {
  return new PrecedentsError('WATCH_UNKNOWN', 'You have no watch with this id.', {
    path: ['id'],
    advice: 'It may have ended by itself: `watches` lists those that go on.',
  });
}
