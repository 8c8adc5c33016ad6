import { Inject, Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { Transactions } from '#database';
import type { Principal } from '#identity';
import { JournalStore } from '#journal';
import { type Clock, isRegisterError } from '#kernel';
import { LedgerStore, LogEntry, LogHead } from '#ledger';
import { MembershipDirectory } from '#membership';
import { openDisclosures, signingInputHash, validateRecord, verifyStatement } from '#statement';

import { checkSubmission } from './check-submission.js';
import { IntakeError } from './intake.errors.js';
import { ProjectionStore } from './projection.store.js';
import type { Submission } from './submission.js';

export const GATE_CLOCK = Symbol('gate clock');

/** The only way into the register: a statement is verified, logged and unpacked, or nothing happens. */
@Injectable()
export class Gate {
  constructor(
    private readonly transactions: Transactions,
    private readonly directory: MembershipDirectory,
    private readonly ledger: LedgerStore,
    private readonly projection: ProjectionStore,
    private readonly journal: JournalStore,
    @Inject(GATE_CLOCK) private readonly clock: Clock,
  ) {}

  /** Takes a signed part with its disclosures; the entry it became, the first one when it is a repetition. */
  async submit(principal: Principal, signedPart: string, disclosures: readonly string[]): Promise<LogEntry> {
    try {
      const submission = await this.verify(principal, signedPart, disclosures);
      return await this.transactions.run({ role: 'intake' }, (manager) =>
        this.accept(manager, principal, submission),
      );
    } catch (error) {
      await this.journalRefusal(principal, error);
      throw error;
    }
  }

  private async verify(
    principal: Principal,
    signedPart: string,
    disclosures: readonly string[],
  ): Promise<Submission> {
    const membership = this.directory.current();
    const statement = await verifyStatement(signedPart, {
      keyFor: (kid) => membership.statementKey(kid),
      now: this.clock.now(),
    });
    const state = membership.authorityByIss(statement.claims.iss)?.state;
    if (state === undefined || state !== principal.state) throw notYours();
    const parts = openDisclosures(statement, disclosures);
    return { state, statement, parts, record: validateRecord(parts) };
  }

  private async accept(
    manager: EntityManager,
    principal: Principal,
    submission: Submission,
  ): Promise<LogEntry> {
    const head = await this.ledger.lock(manager);
    const hash = Buffer.from(signingInputHash(submission.statement.signedPart), 'base64url');
    const earlier = await this.ledger.findRepeated(manager, submission.statement.claims.jti, hash);
    if (earlier) return repetition(earlier, hash);
    const now = this.clock.now();
    checkSubmission(submission, { membership: this.directory.current(), origin: head.origin, now });
    await this.checkAfter(manager, submission, head);
    const entry = await this.ledger.append(manager, head, newEntry(submission, hash, now));
    await this.projection.project(manager, submission, entry);
    await this.journal.writeAct(manager, principal, {
      action: 'submit_statement',
      outcome: 'answered',
      records: [{ id: entry.statementId, owner: submission.state }],
    });
    return entry;
  }

  /** A statement that claims to follow a log we never had was signed for another register, or for a fork. */
  private async checkAfter(manager: EntityManager, { statement }: Submission, head: LogHead): Promise<void> {
    const { origin, size, root } = statement.claims.after;
    const known =
      origin === head.origin && size <= head.size ? await this.ledger.rootAt(manager, size) : undefined;
    if (known && Buffer.from(known).toString('base64') === root) return;
    throw new IntakeError('AFTER_UNKNOWN', 'The log position in `after` was never a position of this log.', {
      path: ['token', 'after'],
      advice: 'Sign again with the position that the query `logPosition` gives.',
    });
  }

  /** The refusal stays visible to the state's own auditor; the code says why, the content is not kept. */
  private async journalRefusal(principal: Principal, error: unknown): Promise<void> {
    if (!isRegisterError(error)) return;
    await this.transactions.run({ role: 'intake' }, (manager) =>
      this.journal.writeAct(manager, principal, { action: 'submit_statement', outcome: error.code }),
    );
  }
}

function newEntry({ statement, state }: Submission, signingInputHash: Buffer, loggedAt: Date) {
  const { claims, header, signedPart } = statement;
  return {
    statementId: claims.jti,
    signingInputHash,
    state,
    issuer: claims.iss,
    keyId: header.kid,
    entry: signedPart,
    loggedAt,
  };
}

function repetition(earlier: LogEntry, hash: Buffer): LogEntry {
  if (earlier.signingInputHash.equals(hash)) return earlier;
  throw new IntakeError('STATEMENT_ID_REUSED', 'Another statement with this jti is in the log already.', {
    path: ['token', 'jti'],
    advice: 'Sign again: every statement has a new jti.',
  });
}

function notYours(): IntakeError {
  return new IntakeError('SUBMITTER_STATE', 'You can only submit what your own state has signed.', {
    path: ['token', 'iss'],
    advice: 'Have an officer of the signing state submit it.',
  });
}
