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
import { PRECEDENTS_CLOCK, ownershipOf } from '../precedents.service.js';
import type { EndedCount } from '../record.store.js';
import { describeNotCounted } from '../status/describe-status.js';
import { AnsweredRequest } from './answered-request.entity.js';
import { type AskedStates, askedStates } from './asked-states.js';
import {
  CHECK_RANDOMNESS,
  CheckReceipts,
  type UnsignedRequest,
  describeReceipt,
} from './check-receipts.service.js';
import type { CheckInput } from './check.input.js';
import { Announcement, CheckAnswer, Hit } from './check.type.js';
import { coverage } from './coverage.js';
import { type FoundHits, HitFinder } from './find-hits.service.js';
import { chosenInput, questionText } from './question-text.js';
import { type AskedParty, askedParties } from './question.js';
import { UnsharedHits } from './unshared-hits.service.js';

const SHOWN = 10;
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
    private readonly ledger: LedgerStore,
    private readonly directory: MembershipDirectory,
    private readonly finder: HitFinder,
    private readonly unshared: UnsharedHits,
    private readonly journal: JournalStore,
    private readonly receipts: CheckReceipts,
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
      const states = this.askedStates(inquiry, input, position.origin);
      const found = await this.find(manager, inquiry, question, earlier);
      const announcedBy = await this.askOwners(manager, inquiry, question, found, states, earlier);
      const searched = await this.describePosition(
        manager,
        position.origin,
        earlier?.logSize ?? position.size,
      );
      const request =
        earlier ??
        (await this.newRequest(manager, inquiry, question, { searched, found, states, announcedBy }));
      await this.writeJournal(manager, inquiry, question, found, states, earlier !== undefined);
      if (!earlier) await manager.insert(AnsweredRequest, request);
      return this.describe(searched, request, found, states, announcedBy);
    });
  }

  /** A repetition is held to the records of the first answer, as far as they are still for the asker. */
  private async find(
    manager: EntityManager,
    inquiry: Inquiry,
    { input, parties, moment }: Question,
    earlier: AnsweredRequest | undefined,
  ): Promise<FoundHits> {
    if (!earlier) {
      const scope = { among: null, moment, withEnded: input.withEnded };
      return this.finder.find(manager, inquiry, parties, scope);
    }
    const among = [...earlier.recordIds, ...earlier.endedIds];
    const found = await this.finder.find(manager, inquiry, parties, { among, moment, withEnded: true });
    const within = (ids: readonly string[]): Hit[] =>
      found.hits.filter(({ precedent }) => ids.includes(precedent.id));
    const ended = within(earlier.endedIds).filter(({ precedent }) => !precedent.status.counts);
    return { hits: within(earlier.recordIds), ended, cutOff: false };
  }

  private async newRequest(
    manager: EntityManager,
    inquiry: Inquiry,
    question: Question,
    { searched, found, states, announcedBy }: Findings,
  ): Promise<AnsweredRequest> {
    const answer = { id: encodeBase64Url(this.randomness.bytes(ANSWER_ID_BYTES)), at: this.clock.now() };
    const request = newRequest(inquiry, question, searched.size, found, announcedBy, answer);
    const receipt = await this.receipts.issue(manager, {
      request,
      question: questionText(inquiry.principal, question.input),
      searched,
      states,
      coverage: coverage(request, searched, states),
    });
    return { ...request, ...receipt };
  }

  private async describePosition(manager: EntityManager, origin: string, size: number): Promise<LogPosition> {
    const root = Buffer.from((await this.ledger.rootAt(manager, size)) ?? []).toString('base64');
    return { origin, size, root };
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

  /** Of a repetition too: an answer that shows records again is read again. */
  private async writeJournal(
    manager: EntityManager,
    inquiry: Inquiry,
    { parties }: Question,
    { hits }: FoundHits,
    { asked }: AskedStates,
    repeated: boolean,
  ): Promise<void> {
    await this.journal.writeInquiry(manager, inquiry, {
      action: 'check',
      outcome: repeated ? 'repeated' : 'answered',
      detail: { parties: parties.length, hits: hits.length, asked: asked.length },
      records: ownershipOf(hits.slice(0, SHOWN).map(({ precedent }) => precedent)),
    });
  }

  private async askOwners(
    manager: EntityManager,
    inquiry: Inquiry,
    { parties }: Question,
    { hits, ended }: FoundHits,
    { asked }: AskedStates,
    earlier: AnsweredRequest | undefined,
  ): Promise<string[]> {
    if (asked.length === 0) return [];
    const seen = new Set([...hits, ...ended].map(({ precedent }) => precedent.id));
    return this.unshared.ask(manager, inquiry, parties, asked, seen, earlier?.announcedBy);
  }

  private describe(
    searched: LogPosition,
    request: AnsweredRequest,
    { hits, ended }: FoundHits,
    states: AskedStates,
    announcedBy: readonly string[],
  ): CheckAnswer {
    const membership = this.directory.current();
    const described = (codes: readonly string[]): State[] =>
      codes.map((code) => describeState(code, membership));
    return Object.assign(new CheckAnswer(), {
      id: request.answerId,
      answeredAt: request.answeredAt,
      hits: hits.slice(0, SHOWN),
      notCounted: endedCounts(ended).map(({ event, count }) => describeNotCounted(event, count)),
      announcements: described(announcedBy).map(announcement),
      asked: described(states.asked),
      answered: described(states.answered),
      notAsked: described(states.notAsked),
      more: request.more,
      searched,
      coverage: coverage(request, searched, states),
      receipt: describeReceipt(request),
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

/** What the search came to. */
interface Findings {
  readonly searched: LogPosition;
  readonly found: FoundHits;
  readonly states: AskedStates;
  readonly announcedBy: string[];
}

function requestHash(input: CheckInput): Buffer {
  return createHash('sha256')
    .update(canonicalText(chosenInput(input)))
    .digest();
}

function newRequest(
  { principal }: Inquiry,
  { input, hash }: Question,
  logSize: number,
  { hits, ended, cutOff }: FoundHits,
  announcedBy: string[],
  answer: { readonly id: string; readonly at: Date },
): UnsignedRequest {
  return {
    state: principal.state,
    officer: principal.officer,
    clientRequestId: input.clientRequestId,
    requestHash: hash,
    answerId: answer.id,
    answeredAt: answer.at,
    logSize,
    hits: hits.length,
    more: cutOff || hits.length > SHOWN,
    recordIds: hits.slice(0, SHOWN).map(({ precedent }) => precedent.id),
    endedIds: ended.map(({ precedent }) => precedent.id),
    announcedBy,
  };
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
