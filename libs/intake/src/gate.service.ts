import { Inject, Injectable } from '@nestjs/common';

import { Transactions } from '#database';
import type { Principal } from '#identity';
import { JournalStore } from '#journal';
import { type Clock, isRegisterError } from '#kernel';
import { LogPublisher } from '#ledger';
import { MembershipDirectory } from '#membership';
import { openDisclosures, validateStatement, verifyStatement } from '#statement';

import { type Accepted, Acceptance, type Filed, GATE_CLOCK, type Outcome } from './acceptance.service.js';
import { BatchQueue } from './batch-queue.js';
import { IntakeError } from './intake.errors.js';
import type { Submission } from './submission.js';
import { TakenBack } from './taken-back.js';

/** Statements of one transaction. */
const BATCH_LIMIT = 200;

/** A signed part with the disclosures that open it. */
export interface SignedStatement {
  readonly signedPart: string;
  readonly disclosures: readonly string[];
}

/** A statement, and who submits it. */
export interface Filing {
  readonly principal: Principal;
  readonly statement: SignedStatement;
}

/** The only way into the register: a statement is verified, logged and unpacked, or nothing happens. */
@Injectable()
export class Gate {
  readonly #queue = new BatchQueue<Filed, Outcome>((filed) => this.take(filed), BATCH_LIMIT);

  constructor(
    private readonly transactions: Transactions,
    private readonly directory: MembershipDirectory,
    private readonly publisher: LogPublisher,
    private readonly takenBack: TakenBack,
    private readonly acceptance: Acceptance,
    private readonly journal: JournalStore,
    @Inject(GATE_CLOCK) private readonly clock: Clock,
  ) {}

  /** Takes a signed part with its disclosures; a repetition is answered with the first entry. */
  async submit(principal: Principal, signedPart: string, disclosures: readonly string[]): Promise<Accepted> {
    try {
      this.publisher.requireSigning();
      const submission = await this.verify(principal, { signedPart, disclosures });
      const outcome = await this.#queue.add({ principal, submission });
      if ('refused' in outcome) throw outcome.refused;
      return outcome.accepted;
    } catch (error) {
      await this.journalRefusal(principal, error);
      throw error;
    }
  }

  /** Takes several of one principal in their order. One that is refused stops no other. */
  submitAll(principal: Principal, statements: readonly SignedStatement[]): Promise<Outcome[]> {
    return this.submitEach(statements.map((statement) => ({ principal, statement })));
  }

  /** As `submitAll`, each statement for a principal of its own. */
  async submitEach(filings: readonly Filing[]): Promise<Outcome[]> {
    const verified = await Promise.all(filings.map((filing) => this.attempt(filing)));
    const filed = verified.flatMap((one) => ('refused' in one ? [] : [one]));
    const taken = this.#queue
      .addAll(filed)
      .map((outcome) => outcome.catch((refused: unknown) => ({ refused })));
    const outcomes: Outcome[] = [];
    for (const [place, { principal }] of filings.entries()) {
      const one = verified[place];
      const outcome = one && 'refused' in one ? one : ((await taken.shift()) ?? { refused: undefined });
      if ('refused' in outcome) await this.journalRefusal(principal, outcome.refused);
      outcomes.push(outcome);
    }
    return outcomes;
  }

  private async attempt({ principal, statement }: Filing): Promise<Filed | { readonly refused: unknown }> {
    try {
      this.publisher.requireSigning();
      return { principal, submission: await this.verify(principal, statement) };
    } catch (refused) {
      return { refused };
    }
  }

  private async verify(
    principal: Principal,
    { signedPart, disclosures }: SignedStatement,
  ): Promise<Submission> {
    const membership = this.directory.current();
    const statement = await verifyStatement(signedPart, {
      keyFor: (kid) => membership.statementKey(kid),
      // Whatever date it bears: what is not in the log yet comes after every revocation.
      precedes: () => false,
      now: this.clock.now(),
    });
    const state = membership.authorityByIss(statement.claims.iss)?.state;
    if (state === undefined || state !== principal.state) throw notYours();
    const parts = openDisclosures(statement, disclosures);
    return { state, statement, parts, content: validateStatement(parts) };
  }

  /** What fails together is tried one by one, so that a fault of one is not the fault of all. */
  private async take(filed: readonly Filed[]): Promise<Outcome[]> {
    try {
      return await this.commit(filed);
    } catch (error) {
      if (filed.length === 1 || isOutage(error)) throw error;
    }
    const outcomes: Outcome[] = [];
    for (const one of filed) {
      const alone = await this.commit([one]).catch((refused: unknown) => [{ refused }]);
      outcomes.push(...alone);
    }
    return outcomes;
  }

  private async commit(filed: readonly Filed[]): Promise<Outcome[]> {
    const outcomes = await this.transactions.run({ role: 'intake' }, (manager) =>
      this.acceptance.acceptAll(manager, filed),
    );
    const accepted = filed.filter((_, place) => outcomes[place] && 'accepted' in outcomes[place]);
    if (accepted.length === 0) return outcomes;
    await this.takenBack.keep(accepted.map(({ submission }) => submission.content.head.kind));
    await this.publisher.publish();
    return outcomes;
  }

  /** The refusal stays visible to the state's own auditor; the code says why, the content is not kept. */
  private async journalRefusal(principal: Principal, error: unknown): Promise<void> {
    if (!isRegisterError(error) || isOutage(error)) return;
    await this.transactions.run({ role: 'intake' }, (manager) =>
      this.journal.writeAct(manager, principal, { action: 'submit_statement', outcome: error.code }),
    );
  }
}

/** Failures of the node itself, which no other statement would escape, and which cannot be written down either. */
function isOutage(error: unknown): boolean {
  return isRegisterError(error) && ['DATABASE_UNAVAILABLE', 'JOURNAL_UNAVAILABLE'].includes(error.code);
}

function notYours(): IntakeError {
  return new IntakeError('SUBMITTER_STATE', 'You can only submit what your own state has signed.', {
    path: ['token', 'iss'],
    advice: 'Have an officer of the signing state submit it.',
  });
}
