import { Inject, Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { Transactions } from '#database';
import { encodeBase64Url, epochSeconds } from '#kernel';
import { LedgerStore, LogPublisher } from '#ledger';
import { type Signer, issueNodeStatement } from '#ledger/core';

import { journalHeadClaims } from '../core/journal-head-claims.js';
import { SPAN_MAX } from '../core/read-report.js';
import { JOURNAL_OPTIONS, type JournalOptions } from '../journal-options.js';
import { type JournalHead, headLogged, lockHead } from './journal-head.js';

const ID_BYTES = 16;
/** Lines after which a head is logged also within a day: a proof leads from one head to the next. */
const HEAD_EVERY = SPAN_MAX / 2;

/**
 * Puts the head of the journal into the log once a day, and more often where there is much: what was sealed by then can be neither cut off nor
 * changed without a difference to what others hold of the log.
 */
@Injectable()
export class JournalAnchor {
  constructor(
    private readonly transactions: Transactions,
    private readonly ledger: LedgerStore,
    private readonly publisher: LogPublisher,
    @Inject(JOURNAL_OPTIONS) private readonly options: JournalOptions,
  ) {}

  /** Logs the head of a day that is over, once, or of a day with many lines. @returns whether one was logged */
  async logHead(): Promise<boolean> {
    const signer = this.options.signers.node();
    // What is not signed is not put in either; the next round comes back to it.
    if (!signer || this.publisher.state !== 'signing') return false;
    const logged = await this.transactions.run({ role: 'intake' }, (manager) => this.append(manager, signer));
    if (logged) await this.publisher.publish();
    return logged;
  }

  private async append(manager: EntityManager, signer: Signer): Promise<boolean> {
    const { origin, clock, randomness } = this.options;
    const now = clock.now();
    const head = await lockHead(manager, origin);
    const day = dueDay(head, now);
    if (day === undefined) return false;
    const statement = await issueNodeStatement(signer, {
      iss: origin,
      iat: epochSeconds(now),
      jti: encodeBase64Url(randomness.bytes(ID_BYTES)),
      ...journalHeadClaims({ ...head, day }),
    });
    await this.ledger.appendNodeStatement(manager, await this.ledger.lock(manager), statement, now);
    await headLogged(manager, origin, head.seq);
    return true;
  }
}

/** The day of the newest sealed line, if it is over, or has seen many lines, and its head is not logged yet. */
function dueDay({ seq, loggedSeq, sealedAt }: JournalHead, now: Date): string | undefined {
  if (seq === loggedSeq || !sealedAt) return undefined;
  const day = utcDay(sealedAt);
  return day < utcDay(now) || seq - loggedSeq >= HEAD_EVERY ? day : undefined;
}

/** `YYYY-MM-DD`. */
export function utcDay(at: Date): string {
  return at.toISOString().slice(0, 10);
}
