import { createHash } from 'node:crypto';

import { Inject, Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { type State, describeState } from '#access';
import { Transactions } from '#database';
import type { LogPosition } from '#intake';
import { type Inquiry, JournalStore } from '#journal';
import { type Clock, type Randomness, canonicalText, encodeBase64Url } from '#kernel';
import { LedgerStore } from '#ledger';
import { MembershipDirectory } from '#membership';

import { type Moment, openMoment } from '../moment.js';
import { PrecedentsError } from '../precedents.errors.js';
import { PRECEDENTS_CLOCK, ownership } from '../precedents.service.js';
import type { EndedCount } from '../record.store.js';
import { describeNotCounted } from '../status/describe-status.js';
import { AnsweredRequest } from './answered-request.entity.js';
import { type AskedStates, askedStates } from './asked-states.js';
import type { CheckInput } from './check.input.js';
import { Announcement, CheckAnswer, Hit } from './check.type.js';
import { coverage } from './coverage.js';
import { type FoundHits, HitFinder } from './find-hits.service.js';
import { type AskedParty, askedParties } from './question.js';
import { UnsharedHits } from './unshared-hits.service.js';

export const CHECK_RANDOMNESS = Symbol('check randomness');

const SHOWN = 10;
const ANSWER_ID_BYTES = 16;
const UNIQUE_VIOLATION = '23505';

/** Answers a check, once per client request id; a repeated question gets the first answer again. */
@Injectable()
export class Checks {
  constructor(
    private readonly transactions: Transactions,
    private readonly ledger: LedgerStore,
    private readonly directory: MembershipDirectory,
    private readonly finder: HitFinder,
    private readonly unshared: UnsharedHits,
    private readonly journal: JournalStore,
    @Inject(PRECEDENTS_CLOCK) private readonly clock: Clock,
    @Inject(CHECK_RANDOMNESS) private readonly randomness: Randomness,
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

  private answer(inquiry: Inquiry, input: CheckInput): Promise<CheckAnswer> {
    const { state } = inquiry.principal;
    const question: Question = {
      input,
      parties: askedParties(input),
      moment: openMoment(input, this.clock.now()),
      hash: requestHash(input),
    };
    return this.transactions.run({ role: 'reader', state }, async (manager) => {
      const earlier = await this.earlier(manager, inquiry, question);
      // Before the search: what comes in meanwhile may be found, and is never claimed to have been searched.
      const position = await this.searched(manager, question.moment);
      const scope = {
        among: earlier?.recordIds ?? null,
        moment: question.moment,
        withEnded: input.withEnded || earlier !== undefined,
      };
      const found = await this.finder.find(manager, inquiry, question.parties, scope);
      const states = this.askedStates(inquiry, input, position.origin);
      const request =
        earlier ?? (await this.remember(manager, inquiry, question, position.size, found, states));
      return this.describe(manager, position.origin, request, found.hits.slice(0, SHOWN), states);
    });
  }

  private askedStates({ principal }: Inquiry, input: CheckInput, origin: string): AskedStates {
    return askedStates(input, principal.state, origin, this.directory.current(), this.clock.now());
  }

  private async searched(
    manager: EntityManager,
    { past, knownAt }: Moment,
  ): Promise<Pick<LogPosition, 'origin' | 'size'>> {
    const { origin, size } = await this.ledger.position(manager);
    return { origin, size: past ? await this.ledger.sizeAt(manager, knownAt) : size };
  }

  private async earlier(
    manager: EntityManager,
    { principal }: Inquiry,
    { input: { clientRequestId }, hash }: Question,
  ): Promise<AnsweredRequest | undefined> {
    const { state, officer } = principal;
    const earlier = await manager.findOneBy(AnsweredRequest, { state, officer, clientRequestId });
    if (!earlier || earlier.requestHash.equals(hash)) return earlier ?? undefined;
    throw new PrecedentsError('REQUEST_ID_REUSED', 'This clientRequestId was used for another question.', {
      path: ['input', 'clientRequestId'],
      advice: 'Choose a new one for each question.',
    });
  }

  /** Asks the owners, writes the journal line, and keeps what is needed to repeat the answer. */
  private async remember(
    manager: EntityManager,
    inquiry: Inquiry,
    question: Question,
    logSize: number,
    found: FoundHits,
    states: AskedStates,
  ): Promise<AnsweredRequest> {
    const { hits, cutOff, ended } = found;
    const shown = hits.slice(0, SHOWN).map((hit) => ownership(hit.precedent));
    const { state, officer } = inquiry.principal;
    const request = manager.create(AnsweredRequest, {
      state,
      officer,
      clientRequestId: question.input.clientRequestId,
      requestHash: question.hash,
      answerId: encodeBase64Url(this.randomness.bytes(ANSWER_ID_BYTES)),
      answeredAt: this.clock.now(),
      logSize,
      hits: hits.length,
      more: cutOff || hits.length > SHOWN,
      recordIds: shown.map(({ id }) => id),
      notCounted: endedCounts(ended),
      announcedBy: await this.askOwners(manager, inquiry, question, found, states),
    });
    await manager.insert(AnsweredRequest, request);
    await this.journal.writeInquiry(manager, inquiry, {
      action: 'check',
      outcome: 'answered',
      detail: { parties: question.parties.length, hits: hits.length, asked: states.asked.length },
      records: shown,
    });
    return request;
  }

  private async askOwners(
    manager: EntityManager,
    inquiry: Inquiry,
    { parties, moment }: Question,
    { hits, ended }: FoundHits,
    { asked }: AskedStates,
  ): Promise<string[]> {
    if (asked.length === 0) return [];
    const seen = new Set([...hits, ...ended].map(({ precedent }) => precedent.id));
    return this.unshared.ask(manager, inquiry, parties, asked, seen, moment);
  }

  private async describe(
    manager: EntityManager,
    origin: string,
    request: AnsweredRequest,
    hits: Hit[],
    states: AskedStates,
  ): Promise<CheckAnswer> {
    const root = Buffer.from((await this.ledger.rootAt(manager, request.logSize)) ?? []).toString('base64');
    const searched: LogPosition = { origin, size: request.logSize, root };
    const membership = this.directory.current();
    const described = (codes: readonly string[]): State[] =>
      codes.map((code) => describeState(code, membership));
    return Object.assign(new CheckAnswer(), {
      id: request.answerId,
      answeredAt: request.answeredAt,
      hits,
      notCounted: request.notCounted.map(({ event, count }) => describeNotCounted(event, count)),
      announcements: described(request.announcedBy).map(announcement),
      asked: described(states.asked),
      answered: described(states.answered),
      notAsked: described(states.notAsked),
      more: request.more,
      searched,
      coverage: coverage(request, searched, states),
    });
  }
}

/** One question as the search needs it. */
interface Question {
  readonly input: CheckInput;
  readonly parties: readonly AskedParty[];
  readonly moment: Moment;
  readonly hash: Buffer;
}

function requestHash({ knownAt, ...input }: CheckInput): Buffer {
  const text = canonicalText({ ...input, knownAt: knownAt?.toISOString() ?? null });
  return createHash('sha256').update(text).digest();
}

const ENDED = ['annulled', 'revoked', 'withdrawn'] as const;

function endedCounts(ended: readonly Hit[]): EndedCount[] {
  return ENDED.map((event) => ({
    event,
    count: ended.filter(({ precedent }) => precedent.status.code.code === event).length,
  })).filter(({ count }) => count > 0);
}

function announcement(state: State): Announcement {
  const text = `The contact point of ${state.code} has a record; ask it.`;
  return Object.assign(new Announcement(), { state, text });
}
