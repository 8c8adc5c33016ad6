import { Args, Mutation, Resolver } from '@nestjs/graphql';

import { Allow, Caller, Rejected, rejectedOrThrow, validateInput } from '#graphql';
import type { Principal } from '#identity';
import { openInquiry } from '#journal';

import { CheckInput } from './check.input.js';
import { Checks } from './check.service.js';
import { CheckAnswer, CheckResult } from './check.type.js';

@Resolver()
export class CheckResolver {
  constructor(private readonly checks: Checks) {}

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
}
