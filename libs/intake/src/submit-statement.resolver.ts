import { Args, Mutation, Resolver } from '@nestjs/graphql';

import { Allow, Caller, Rejected, rejectedOrThrow } from '#graphql';
import type { Principal } from '#identity';
import { MembershipDirectory } from '#membership';

import { Gate } from './gate.service.js';
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
      return receiptOf(accepted, this.directory.current().homeLog(accepted.entry.state ?? '') ?? '');
    } catch (error) {
      return rejectedOrThrow(error);
    }
  }
}
