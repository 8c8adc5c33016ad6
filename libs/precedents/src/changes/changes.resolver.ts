import { Args, Context, Resolver, Subscription } from '@nestjs/graphql';

import { Allow, type CallContext, Caller } from '#graphql';
import type { Principal } from '#identity';
import { openInquiry } from '#journal';

import { InquiryArgs } from '../inquiry.input.js';
import { PrecedentChanges } from './changes.service.js';
import { PrecedentChange } from './precedent-change.type.js';

@Resolver(() => PrecedentChange)
export class PrecedentChangesResolver {
  constructor(private readonly changes: PrecedentChanges) {}

  @Allow('reader', 'releaser', 'drafter')
  @Subscription(() => PrecedentChange, {
    resolve: (change: PrecedentChange) => change,
    description:
      'Tells of new statements about precedents that you may see, over server-sent events at /graphql/stream.',
  })
  precedentChanges(
    @Caller() caller: Principal,
    @Context() call: CallContext,
    @Args() args: InquiryArgs,
    @Args('after', { type: () => String, nullable: true, description: 'Where an earlier stream ended.' })
    after?: string,
  ): AsyncGenerator<PrecedentChange> {
    return this.changes.follow(openInquiry(caller, args, call), after ?? undefined, call.gone);
  }
}
