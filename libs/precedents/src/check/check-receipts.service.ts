import { Inject, Injectable } from '@nestjs/common';

import { Transactions } from '#database';
import { type Inquiry, JournalStore } from '#journal';
import { type ReceiptClaims, commitment, signCheckReceipt } from '#journal/core';
import { type Randomness, encodeBase64Url, epochSeconds } from '#kernel';
import type { NodeSigners } from '#ledger/core';

import { AnsweredRequest } from './answered-request.entity.js';
import { CheckReceipt } from './check-receipt.type.js';

export const CHECK_RANDOMNESS = Symbol('check randomness');
/** Origin of the own log, in whose name answers are signed. */
export const CHECK_ORIGIN = Symbol('check origin');
export const CHECK_SIGNERS = Symbol('check signers');

const SALT_BYTES = 32;

/** An answer as the receipt tells of it. */
export interface Answered {
  readonly request: UnsignedRequest;
  readonly question: string;
  readonly coverage: string;
}

type StoredReceipt = Pick<AnsweredRequest, 'receipt' | 'question' | 'salt'>;
export type UnsignedRequest = Omit<AnsweredRequest, keyof StoredReceipt>;

/** Signs receipts of answers, and shows them again to the asker and its auditor. */
@Injectable()
export class CheckReceipts {
  constructor(
    private readonly transactions: Transactions,
    private readonly journal: JournalStore,
    @Inject(CHECK_RANDOMNESS) private readonly randomness: Randomness,
    @Inject(CHECK_ORIGIN) private readonly origin: string,
    @Inject(CHECK_SIGNERS) private readonly signers: Pick<NodeSigners, 'node'>,
  ) {}

  /** A node without a node key answers all the same, and signs nothing. */
  async issue(answered: Answered): Promise<StoredReceipt> {
    const signer = this.signers.node();
    if (!signer) return { receipt: null, question: null, salt: null };
    const salt = Buffer.from(this.randomness.bytes(SALT_BYTES));
    const { question } = answered;
    const receipt = await signCheckReceipt(signer, this.claims(answered, salt));
    return { receipt, question, salt };
  }

  /** The receipt of an answer: of the officer's own, or, for an auditor, of any officer of its state. */
  async find(inquiry: Inquiry, answerId: string): Promise<CheckReceipt | undefined> {
    const { state, officer, roles } = inquiry.principal;
    const whose = roles.has('auditor') ? { state } : { state, officer };
    return this.transactions.run({ role: 'reader', state }, async (manager) => {
      const request = await manager.findOneBy(AnsweredRequest, { ...whose, answerId });
      const receipt = request ? describeReceipt(request) : undefined;
      await this.journal.writeInquiry(manager, inquiry, {
        action: 'read_receipt',
        outcome: 'answered',
        detail: { receipts: receipt ? 1 : 0 },
      });
      return receipt;
    });
  }

  private claims({ request, question, coverage }: Answered, salt: Buffer): ReceiptClaims {
    const { searched, asked, answered, notAsked } = request.told;
    return {
      iss: this.origin,
      iat: epochSeconds(request.answeredAt),
      jti: request.answerId,
      state: request.state,
      commitment: commitment(question, salt),
      ...{ searched, asked, answered, notAsked },
      found: {
        records: request.recordIds,
        more: request.more,
        notCounted: request.endedIds.length,
        announcedBy: request.announcedBy,
      },
      says: coverage,
    };
  }
}

/** @returns undefined for an answer that was never signed */
export function describeReceipt({ receipt, question, salt }: AnsweredRequest): CheckReceipt | undefined {
  if (receipt === null || question === null || salt === null) return undefined;
  return Object.assign(new CheckReceipt(), { token: receipt, question, salt: encodeBase64Url(salt) });
}
