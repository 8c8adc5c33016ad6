import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';

import { Allow, type CallContext, Caller, type Rejected, rejectedOrThrow, validateInput } from '#graphql';
import type { Principal } from '#identity';
import { openInquiry } from '#journal';

import { InquiryArgs } from '../inquiry.input.js';
import { type HitResolved, ResolveHitResult } from './hit-resolution.type.js';
import { HitResolutions } from './hit-resolutions.service.js';
import { ResolveHitInput } from './resolve-hit.input.js';

@Resolver()
export class ResolveHitResolver {
  constructor(private readonly resolutions: HitResolutions) {}

  @Allow('reader', 'releaser', 'drafter')
  @Mutation(() => ResolveHitResult, {
    description:
      'Keeps what you have established about a hit: the same party or another. It changes no verdict, and only your own state sees it.',
  })
  async resolveHit(
    @Caller() caller: Principal,
    @Context() call: CallContext,
    @Args('input') input: ResolveHitInput,
    @Args() args: InquiryArgs,
  ): Promise<HitResolved | Rejected> {
    try {
      const checked = validateInput(ResolveHitInput, input, 'input');
      return await this.resolutions.resolve(openInquiry(caller, args, call), checked);
    } catch (error) {
      return rejectedOrThrow(error);
    }
  }
}
