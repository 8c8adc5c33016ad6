import { Inject, Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { Transactions, together } from '#database';
import { type Inquiry, JournalStore } from '#journal';
import { type Clock, type Randomness, encodeBase64Url } from '#kernel';
import { MembershipDirectory } from '#membership';

import { SearchedLogs } from '../freshness/searched-logs.service.js';
import { openMoment } from '../moment.js';
import { PRECEDENTS_CLOCK } from '../precedents-clock.js';
import { PrecedentsError } from '../precedents.errors.js';
import { ownershipOf } from '../precedents.service.js';
import type { AnsweredRequest, Told } from './answered-request.entity.js';
import { AnsweredRequests } from './answered-request.store.js';
import { type AskedStates, statesToAsk } from './asked-states.js';
import { CHECK_ORIGIN, CHECK_RANDOMNESS, CheckReceipts } from './check-receipts.service.js';
import type { CheckInput } from './check.input.js';
import type { CheckAnswer } from './check.type.js';
import { coverage } from './coverage.js';
import { describeAnswer } from './describe-answer.js';
import { type FoundHit, type FoundHits, HitFinder } from './find-hits.service.js';
import { HitResolutions } from './hit-resolutions.service.js';
import { type Findings, type Question, SHOWN, newRequest, requestHash } from './new-request.js';
import { type AnswersElsewhere, OwnersElsewhere } from './owners-elsewhere.js';
import { questionText } from './question-text.js';
import { askedParties } from './question.js';
import { UnsharedHits } from './unshared-hits.service.js';

const ANSWER_ID_BYTES = 16;
const UNIQUE_VIOLATION = '23505';

/**
 * Answers a check, once per client request id: a repeated question gets the first answer again, without what
 * its owner has taken back since.
 */
@Injectable()
export class Checks {
  constructor(
    private readonly transactions: Transactions,
    private readonly directory: MembershipDirectory,
    private readonly logs: SearchedLogs,
    private readonly finder: HitFinder,
    private readonly resolutions: HitResolutions,
    private readonly requests: AnsweredRequests,
    private readonly unshared: UnsharedHits,
    private readonly elsewhere: OwnersElsewhere,
    private readonly journal: JournalStore,
    private readonly receipts: CheckReceipts,
    @Inject(PRECEDENTS_CLOCK) private readonly clock: Clock,
    @Inject(CHECK_RANDOMNESS) private readonly randomness: Randomness,
    @Inject(CHECK_ORIGIN) private readonly origin: string,
  ) {}

  async check(inquiry: Inquiry, input: CheckInput): Promise<CheckAnswer> {
    try {
      return await this.answer(inquiry, input);
    } catch (error) {
      // The same question was answered at the same moment by another call: repeat that answer.
      if ((error as { code?: unknown }).code === UNIQUE_VIOLATION) return this.answer(inquiry, input);
      throw error;
    }
  }

  private async answer(inquiry: Inquiry, input: CheckInput): Promise<CheckAnswer> {
    const question: Question = {
      input,
      parties: askedParties(input),
      moment: openMoment(input, this.clock.now()),
      hash: requestHash(input),
    };
    const toAsk = this.toAsk(inquiry, input);
    const elsewhere = await this.askElsewhere(inquiry, question, toAsk.asked);
    return this.reading(inquiry, async (manager) => {
      const earlier = await this.earlier(manager, inquiry, question);
      // Before the search: what comes in meanwhile may be found, and is never claimed to have been searched.
      const told = earlier?.told ?? (await this.tell(manager, question, toAsk, elsewhere));
      const found = await this.find(manager, inquiry, question, earlier);
      const here = told.asked.filter((state) => this.isHere(state));
      const announcedHere = await this.askOwners(manager, inquiry, question, found, here, earlier);
      const announcedThere =
        earlier?.announcedBy.filter((state) => !this.isHere(state)) ?? elsewhere.announcedBy;
      const announcedBy = [...announcedHere, ...announcedThere].sort();
      const request = earlier ?? (await this.newRequest(inquiry, question, { told, found, announcedBy }));
      await together([
        this.writeJournal(manager, inquiry, question, found, told, earlier !== undefined),
        earlier ?? this.requests.keep(manager, request),
        this.resolutions.recall(manager, inquiry, found.hits),
      ]);
      const answer = describeAnswer(request, found, announcedBy, this.directory.current());
      return Object.assign(answer, { repeated: earlier !== undefined });
    });
  }

  private toAsk({ principal }: Inquiry, input: CheckInput): Pick<AskedStates, 'asked' | 'notAsked'> {
    const canBeAsked = (state: string): boolean => this.isHere(state) || this.elsewhere.isOpen;
    return statesToAsk(input, principal.state, this.directory.current(), this.clock.now(), canBeAsked);
  }

  private isHere(state: string): boolean {
    return this.directory.current().homeLog(state) === this.origin;
  }

  /**
   * No transaction is open while other nodes are waited for: they may be asking this one. A repeated question goes to
   * nobody a second time.
   */
  private async askElsewhere(
    inquiry: Inquiry,
    question: Question,
    asked: readonly string[],
  ): Promise<AnswersElsewhere> {
    const owners = asked.filter((state) => !this.isHere(state));
    const isRepeated = async (): Promise<boolean> =>
      (await this.reading(inquiry, (manager) => this.earlier(manager, inquiry, question))) !== undefined;
    const open = owners.length > 0 && (await isRepeated()) ? [] : owners;
    const { state } = inquiry.principal;
    const { purpose } = inquiry;
    return this.elsewhere.ask({ state, purpose, parties: question.parties }, open);
  }

  private async tell(
    manager: EntityManager,
    { moment }: Question,
    { asked, notAsked }: Pick<AskedStates, 'asked' | 'notAsked'>,
    elsewhere: AnswersElsewhere,
  ): Promise<Told> {
    const answered = asked.filter((state) => this.isHere(state) || elsewhere.answered.includes(state));
    return { searched: await this.logs.at(manager, moment), asked, answered, notAsked };
  }

  private reading<T>({ principal }: Inquiry, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.transactions.run({ role: 'reader', state: principal.state }, work);
  }

  /** A repetition is held to the records of the first answer, as far as they are still for the asker. */
  private async find(
    manager: EntityManager,
    inquiry: Inquiry,
    { input, parties, moment }: Question,
    earlier: AnsweredRequest | undefined,
  ): Promise<FoundHits> {
    if (!earlier) {
      const scope = { among: null, moment, withEnded: input.withEnded, most: SHOWN };
      return this.finder.find(manager, inquiry, parties, scope);
    }
    const among = [...earlier.recordIds, ...earlier.endedIds];
    const scope = { among, moment, withEnded: true, most: among.length };
    const found = await this.finder.find(manager, inquiry, parties, scope);
    const within = (ids: readonly string[]): FoundHit[] =>
      found.hits.filter(({ precedent }) => ids.includes(precedent.id));
    const ended = within(earlier.endedIds).filter(({ precedent }) => !precedent.status.counts);
    return { hits: within(earlier.recordIds), further: [], ended, cutOff: false };
  }

  private async newRequest(
    inquiry: Inquiry,
    question: Question,
    findings: Findings,
  ): Promise<AnsweredRequest> {
    const answer = { id: encodeBase64Url(this.randomness.bytes(ANSWER_ID_BYTES)), at: this.clock.now() };
    const request = newRequest(inquiry, question, findings, answer);
    const receipt = await this.receipts.issue({
      request,
      question: questionText(inquiry.principal, question.input),
      coverage: coverage(request, findings.told.searched, findings.told),
    });
    return { ...request, ...receipt };
  }

  private async earlier(
    manager: EntityManager,
    { principal }: Inquiry,
    { input: { clientRequestId }, hash }: Question,
  ): Promise<AnsweredRequest | undefined> {
    const { state, officer } = principal;
    const earlier = await this.requests.find(manager, { state, officer, clientRequestId });
    if (!earlier || earlier.requestHash.equals(hash)) return earlier;
    throw new PrecedentsError('REQUEST_ID_REUSED', 'This clientRequestId was used for another question.', {
      path: ['input', 'clientRequestId'],
      advice: 'Choose a new one for each question.',
    });
  }

  /** Of a repetition too: an answer that shows records again is read again. */
  private async writeJournal(
    manager: EntityManager,
    inquiry: Inquiry,
    { parties }: Question,
    { hits, further }: FoundHits,
    { asked }: AskedStates,
    repeated: boolean,
  ): Promise<void> {
    await this.journal.writeInquiry(manager, inquiry, {
      action: 'check',
      outcome: repeated ? 'repeated' : 'answered',
      detail: { parties: parties.length, hits: hits.length + further.length, asked: asked.length },
      records: ownershipOf(hits.map(({ precedent }) => precedent)),
    });
  }

  private async askOwners(
    manager: EntityManager,
    inquiry: Inquiry,
    { parties }: Question,
    { hits, further, ended }: FoundHits,
    asked: readonly string[],
    earlier: AnsweredRequest | undefined,
  ): Promise<string[]> {
    if (asked.length === 0) return [];
    const seen = new Set([...further, ...[...hits, ...ended].map(({ precedent }) => precedent.id)]);
    return this.unshared.ask(manager, inquiry, parties, asked, seen, earlier?.announcedBy);
  }
}
