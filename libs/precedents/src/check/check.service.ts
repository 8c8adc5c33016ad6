import { createHash } from 'node:crypto';

import { Inject, Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { Transactions } from '#database';
import type { LogPosition } from '#intake';
import { type Inquiry, JournalStore } from '#journal';
import { type Clock, type Randomness, canonicalText, encodeBase64Url } from '#kernel';
import { LedgerStore } from '#ledger';

import { PrecedentsError } from '../precedents.errors.js';
import { PRECEDENTS_CLOCK, ownership } from '../precedents.service.js';
import { AnsweredRequest } from './answered-request.entity.js';
import type { CheckInput } from './check.input.js';
import { CheckAnswer, Hit } from './check.type.js';
import { coverage } from './coverage.js';
import { type FoundHits, HitFinder } from './find-hits.service.js';
import { askedParties } from './question.js';

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
    private readonly finder: HitFinder,
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
    const parties = askedParties(input);
    const requestHash = createHash('sha256').update(canonicalText(input)).digest();
    return this.transactions.run({ role: 'reader', state: inquiry.principal.state }, async (manager) => {
      const earlier = await this.earlier(manager, inquiry, input, requestHash);
      // Before the search: what comes in meanwhile may be found, and is never claimed to have been searched.
      const { origin, size } = await this.ledger.position(manager);
      const found = await this.finder.find(manager, inquiry, parties, earlier?.recordIds ?? null);
      const hits = found.hits.slice(0, SHOWN);
      const request = earlier ?? (await this.remember(manager, inquiry, input, requestHash, size, found));
      return this.describe(manager, origin, request, hits);
    });
  }

  private async earlier(
    manager: EntityManager,
    { principal }: Inquiry,
    { clientRequestId }: CheckInput,
    requestHash: Buffer,
  ): Promise<AnsweredRequest | undefined> {
    const { state, officer } = principal;
    const earlier = await manager.findOneBy(AnsweredRequest, { state, officer, clientRequestId });
    if (!earlier || earlier.requestHash.equals(requestHash)) return earlier ?? undefined;
    throw new PrecedentsError('REQUEST_ID_REUSED', 'This clientRequestId was used for another question.', {
      path: ['input', 'clientRequestId'],
      advice: 'Choose a new one for each question.',
    });
  }

  /** Writes the journal line and what is needed to repeat the answer. */
  private async remember(
    manager: EntityManager,
    inquiry: Inquiry,
    { clientRequestId, parties }: CheckInput,
    requestHash: Buffer,
    logSize: number,
    { hits, cutOff }: FoundHits,
  ): Promise<AnsweredRequest> {
    const { state, officer } = inquiry.principal;
    const shown = hits.slice(0, SHOWN).map((hit) => ownership(hit.precedent));
    const request = manager.create(AnsweredRequest, {
      state,
      officer,
      clientRequestId,
      requestHash,
      answerId: encodeBase64Url(this.randomness.bytes(ANSWER_ID_BYTES)),
      answeredAt: this.clock.now(),
      logSize,
      hits: hits.length,
      more: cutOff || hits.length > SHOWN,
      recordIds: shown.map(({ id }) => id),
    });
    await manager.insert(AnsweredRequest, request);
    await this.journal.writeInquiry(manager, inquiry, {
      action: 'check',
      outcome: 'answered',
      detail: { parties: parties.length, hits: hits.length },
      records: shown,
    });
    return request;
  }

  private async describe(
    manager: EntityManager,
    origin: string,
    request: AnsweredRequest,
    hits: Hit[],
  ): Promise<CheckAnswer> {
    const root = Buffer.from((await this.ledger.rootAt(manager, request.logSize)) ?? []).toString('base64');
    const searched: LogPosition = { origin, size: request.logSize, root };
    return Object.assign(new CheckAnswer(), {
      id: request.answerId,
      answeredAt: request.answeredAt,
      hits,
      more: request.more,
      searched,
      coverage: coverage(request, searched),
    });
  }
}
