import { Args, Mutation, Resolver } from '@nestjs/graphql';

import { Allow, Caller, Rejected, rejectedOrThrow } from '#graphql';
import type { Principal } from '#identity';
import { MembershipDirectory } from '#membership';

import { Gate } from './gate.service.js';
import type { Accepted } from './acceptance.service.js';
import { StatementInput, checkCount } from './statement.input.js';
import { StatementReceipt, SubmitStatementResult, receiptOf } from './submit-statement.type.js';

@Resolver()
export class SubmitStatementResolver {
  constructor(
    private readonly gate: Gate,
    private readonly directory: MembershipDirectory,
  ) {}

  @Allow('releaser')
  @Mutation(() => SubmitStatementResult, {
    description:
      'Submits a statement that your state has signed (profile RR-1), with the disclosures that open it.',
  })
  async submitStatement(
    @Caller() caller: Principal,
    @Args('token', { description: 'The signed part: header.payload.signature.' }) token: string,
    @Args('disclosures', { type: () => [String], description: 'RFC 9901 disclosures, base64url.' })
    disclosures: string[],
  ): Promise<StatementReceipt | Rejected> {
    try {
      const accepted = await this.gate.submit(caller, token, disclosures);
      return this.receipt(accepted);
    } catch (error) {
      return rejectedOrThrow(error);
    }
  }

  @Allow('releaser')
  @Mutation(() => [SubmitStatementResult], {
    description:
      'Submits up to 100 statements in their order, with one result for each. One that is refused stops no other.',
  })
  async submitStatements(
    @Caller() caller: Principal,
    @Args('statements', { type: () => [StatementInput] }) statements: StatementInput[],
  ): Promise<(StatementReceipt | Rejected)[]> {
    checkCount(statements);
    const outcomes = await this.gate.submitAll(
      caller,
      statements.map(({ token, disclosures }) => ({ signedPart: token, disclosures })),
    );
    return outcomes.map((outcome) =>
      'accepted' in outcome ? this.receipt(outcome.accepted) : rejectedOrThrow(outcome.refused),
    );
  }

  private receipt(accepted: Accepted): StatementReceipt {
    return receiptOf(accepted, this.directory.current().homeLog(accepted.entry.state ?? '') ?? '');
  }
}
