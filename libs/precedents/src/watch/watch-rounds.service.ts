import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { Transactions } from '#database';
import { type Inquiry, JournalStore } from '#journal';
import type { Clock } from '#kernel';
import { MembershipDirectory } from '#membership';

import { PRESENT } from '../moment.js';
import type { Precedent } from '../precedent.type.js';
import { PRECEDENTS_CLOCK } from '../precedents-clock.js';
import { Precedents, ownershipOf } from '../precedents.service.js';
import { type RecordNow, type Told, compareAnswers } from './compare-answers.js';
import { type Answers, AnswerFinder } from './find-answers.service.js';
import { NoticeStore } from './notice.store.js';
import { WatchStore } from './watch.store.js';
import { type StoredWatch, inquiryOf, questionOf, wantsEnded } from './watched-question.js';

/** Records that are described at once. */
const AT_ONCE = 50;

/** What a round has found. */
interface Round {
  readonly answers: Answers;
  /** Records that are not what they were. */
  readonly changed: readonly RecordNow[];
  readonly told: readonly Told[];
  readonly precedents: readonly Precedent[];
}

/**
 * Asks each watch of a state again, as whoever saved it, and compares the answer with the one before. So it tells of what a check
 * of now would show, however that has come about: by a statement, by a grant of another node, by a new circle.
 */
@Injectable()
export class WatchRounds {
  constructor(
    private readonly transactions: Transactions,
    private readonly directory: MembershipDirectory,
    private readonly watches: WatchStore,
    private readonly notices: NoticeStore,
    private readonly answers: AnswerFinder,
    private readonly precedents: Precedents,
    private readonly journal: JournalStore,
    @Inject(PRECEDENTS_CLOCK) private readonly clock: Clock,
  ) {}

  /** Each watch in a transaction of its own: one that fails stops no other, and is thrown when all have had their turn. */
  async judgeAll(state: string, signal?: AbortSignal): Promise<void> {
    const failures: unknown[] = [];
    const ids = await this.reading(state, async (manager) => {
      await this.watches.forget(manager, state);
      return this.watches.goingOn(manager, state);
    });
    for (const id of ids) {
      // A membership may end while a long round goes on.
      if (signal?.aborted || !this.directory.current().isMember(state, this.clock.now())) break;
      await this.reading(state, (manager) => this.judge(manager, state, id)).catch((error: unknown) =>
        failures.push(error),
      );
    }
    if (failures.length > 0) throw failures[0];
  }

  /** Remembers what answers now, so that only what comes later is told. @returns whether more would answer than is read */
  async begin(manager: EntityManager, watch: StoredWatch): Promise<boolean> {
    const { answers, changed } = await this.ask(manager, watch);
    await this.watches.writeRound(manager, watch, changed, answers.limited);
    return answers.limited;
  }

  private async judge(manager: EntityManager, state: string, id: string): Promise<void> {
    const watch = await this.watches.hold(manager, state, id);
    if (!watch) return;
    const { answers, changed, told, precedents } = await this.ask(manager, watch);
    await this.watches.writeRound(manager, watch, changed, answers.limited);
    if (told.length === 0) return;
    const ids = told.map(({ recordId }) => recordId);
    const shown = precedents.filter((precedent) => ids.includes(precedent.id));
    await this.journal.writeInquiry(manager, inquiryOf(watch), {
      action: 'judge_watch',
      outcome: 'answered',
      detail: { watch: id, told: told.length },
      records: ownershipOf(shown),
    });
    const because = await answers.because(ids);
    await this.notices.insert(
      manager,
      state,
      told.map(({ recordId, kind }) => ({
        ...{ officer: watch.officer, watchId: id, recordId, kind },
        because: because.get(recordId) ?? ['It answered your question before.'],
      })),
    );
  }

  private async ask(manager: EntityManager, watch: StoredWatch): Promise<Round> {
    const [question, inquiry] = [questionOf(watch), inquiryOf(watch)];
    const answers = await this.answers.find(manager, inquiry, question);
    const seen = await this.watches.seen(manager, watch);
    const answering = new Set(answers.recordIds);
    const all = [...new Set([...answers.recordIds, ...seen.map(({ recordId }) => recordId)])].sort();
    const digests = await this.watches.digests(manager, all);
    const before = new Map(seen.map(({ recordId, digest }) => [recordId, digest]));
    const others = all.filter((id) => digests.has(id) && digests.get(id) !== before.get(id));
    const precedents = await this.describe(manager, inquiry, others);
    const changed = precedents.map(({ id, status }) => ({
      ...{ recordId: id, digest: digests.get(id) ?? '', status: status.code.code, counts: status.counts },
      answers: answering.has(id),
    }));
    return { answers, changed, told: compareAnswers(changed, seen, wantsEnded(question)), precedents };
  }

  /** In the order in which the records came in, which is that of their notices. */
  private async describe(
    manager: EntityManager,
    inquiry: Inquiry,
    ids: readonly string[],
  ): Promise<Precedent[]> {
    const described: Precedent[] = [];
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      const some = ids.slice(from, from + AT_ONCE);
      described.push(...(await this.precedents.describe(manager, inquiry, some, PRESENT)));
    }
    return described.sort((left, right) => left.arrival - right.arrival);
  }

  private reading<T>(state: string, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.transactions.run({ role: 'reader', state }, work);
  }
}
