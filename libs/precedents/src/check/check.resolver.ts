import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';

import { Allow, type CallContext, Caller, Rejected, rejectedOrThrow, validateInput } from '#graphql';
import type { Principal } from '#identity';
import { openInquiry } from '#journal';

import { InquiryArgs } from '../inquiry.input.js';
import { CheckBatchInput } from './check-batch.input.js';
import { CheckBatches } from './check-batches.service.js';
import { CheckReceipts } from './check-receipts.service.js';
import { CheckReceipt } from './check-receipt.type.js';
import { CheckInput } from './check.input.js';
import { Checks } from './check.service.js';
import { CheckAnswer, CheckResult } from './check.type.js';

@Resolver()
export class CheckResolver {
  constructor(
    private readonly checks: Checks,
    private readonly batches: CheckBatches,
    private readonly receipts: CheckReceipts,
  ) {}

  @Allow('reader', 'releaser', 'drafter', 'auditor')
  @Query(() => CheckReceipt, {
    nullable: true,
    description:
      'The receipt of one of your checks, or, for an auditor, of a check of your state; null when there is none.',
  })
  async checkReceipt(
    @Caller() caller: Principal,
    @Context() call: CallContext,
    @Args('answerId', { type: () => ID, description: 'The id of the answer.' }) answerId: string,
    @Args() args: InquiryArgs,
  ): Promise<CheckReceipt | null> {
    return (await this.receipts.find(openInquiry(caller, args, call), answerId)) ?? null;
  }

  @Allow('reader', 'releaser', 'drafter')
  @Mutation(() => CheckResult, {
    description:
      'Asks, in a running case, whether a party appears in a record that you may see, and on what grounds.',
  })
  async check(
    @Caller() caller: Principal,
    @Args('input') input: CheckInput,
  ): Promise<CheckAnswer | Rejected> {
    try {
      const checked = validateInput(CheckInput, input, 'input');
      return await this.checks.check(openInquiry(caller, checked), checked);
    } catch (error) {
      return rejectedOrThrow(error);
    }
  }
  @Allow('reader', 'releaser', 'drafter')
  @Mutation(() => [CheckResult], {
    description:
      'Asks up to 50 checks in their order, with one result for each. One that is refused stops no other.',
  })
  checkBatch(
    @Caller() caller: Principal,
    @Args('input') input: CheckBatchInput,
  ): Promise<(CheckAnswer | Rejected)[]> {
    return this.batches.answer(caller, input);
  }
}
