import { Inject, Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { Transactions } from '#database';
import type { Principal } from '#identity';
import { JournalStore } from '#journal';
import { type Clock, isRegisterError } from '#kernel';
import { LedgerStore, LogEntry, LogHead, LogPublisher } from '#ledger';
import { MembershipDirectory } from '#membership';
import { openDisclosures, signingInputHash, validateStatement, verifyStatement } from '#statement';

import { checkLaterStatement } from './check-later-statement.js';
import { type GateView, checkSubmission, namedIn } from './check-submission.js';
import { IntakeError } from './intake.errors.js';
import { ProjectionStore } from './projection.store.js';
import { StatementRow } from './statement.entity.js';
import { type Subject, SubjectStore } from './subject.store.js';
import type { Submission } from './submission.js';
import { TakenBack } from './taken-back.js';

export const GATE_CLOCK = Symbol('gate clock');

/** The log entry that a statement has become, and the record that it is about. */
export interface Accepted {
  readonly entry: LogEntry;
  readonly recordId: string;
}

/** The only way into the register: a statement is verified, logged and unpacked, or nothing happens. */
@Injectable()
export class Gate {
  constructor(
    private readonly transactions: Transactions,
    private readonly directory: MembershipDirectory,
    private readonly ledger: LedgerStore,
    private readonly publisher: LogPublisher,
    private readonly takenBack: TakenBack,
    private readonly subjects: SubjectStore,
    private readonly projection: ProjectionStore,
    private readonly journal: JournalStore,
    @Inject(GATE_CLOCK) private readonly clock: Clock,
  ) {}

  /** Takes a signed part with its disclosures; a repetition is answered with the first entry. */
  async submit(principal: Principal, signedPart: string, disclosures: readonly string[]): Promise<Accepted> {
    try {
      this.publisher.requireSigning();
      const submission = await this.verify(principal, signedPart, disclosures);
      const accepted = await this.transactions.run({ role: 'intake' }, (manager) =>
        this.accept(manager, principal, submission),
      );
      await this.takenBack.keep([submission.content.head.kind]);
      await this.publisher.publish();
      return accepted;
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
    return { state, statement, parts, content: validateStatement(parts) };
  }

  private async accept(
    manager: EntityManager,
    principal: Principal,
    submission: Submission,
  ): Promise<Accepted> {
    const head = await this.ledger.lock(manager);
    const hash = Buffer.from(signingInputHash(submission.statement.signedPart), 'base64url');
    const earlier = await this.ledger.findRepeated(manager, submission.statement.claims.jti, hash);
    if (earlier) return this.repetition(manager, earlier, hash);
    const now = this.clock.now();
    const subject = await this.subject(manager, submission);
    const view: GateView = {
      membership: this.directory.current(),
      origin: head.origin,
      now,
      named: namedIn(subject?.said.map(({ audience }) => audience) ?? []),
    };
    checkSubmission(submission, view);
    await this.checkAfter(manager, submission, head);
    if (subject) checkLaterStatement(submission, subject, view);
    const entry = await this.ledger.append(manager, head, newEntry(submission, hash, now));
    const { state, parts, statement } = submission;
    await this.projection.project(manager, { entry, state, parts, demo: statement.claims.demo === true });
    const recordId = subject?.recordId ?? entry.statementId;
    await this.journal.writeAct(manager, principal, {
      action: 'submit_statement',
      outcome: 'answered',
      records: [{ id: recordId, owner: state }],
    });
    return { entry, recordId };
  }

  private async repetition(manager: EntityManager, earlier: LogEntry, hash: Buffer): Promise<Accepted> {
    if (!earlier.signingInputHash.equals(hash)) throw idReused();
    const { statementId } = earlier;
    const { recordId } = await manager.findOneByOrFail(StatementRow, { statementId });
    return { entry: earlier, recordId };
  }

  /** What the statement acts on: another state's record and an unknown one get the same answer. */
  private async subject(
    manager: EntityManager,
    { content, state }: Submission,
  ): Promise<Subject | undefined> {
    const { ref } = content.head;
    if (ref === undefined) return undefined;
    const subject = await this.subjects.find(manager, ref, state);
    if (!subject) throw noSuchReference();
    return subject;
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
    if (!isRegisterError(error) || OUTAGES.includes(error.code)) return;
    await this.transactions.run({ role: 'intake' }, (manager) =>
      this.journal.writeAct(manager, principal, { action: 'submit_statement', outcome: error.code }),
    );
  }
}

/** Failures of the node itself, which keep it from writing the refusal down too. */
const OUTAGES: readonly string[] = ['DATABASE_UNAVAILABLE', 'JOURNAL_UNAVAILABLE'];

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

function idReused(): IntakeError {
  return new IntakeError('STATEMENT_ID_REUSED', 'Another statement with this jti is in the log already.', {
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

function noSuchReference(): IntakeError {
  return new IntakeError('REFERENCE_UNKNOWN', 'Your state has no record or statement with this id.', {
    path: ['head', 'ref'],
    advice: 'Only the state that owns a record says anything about it.',
  });
}
