import { Args, Context, Int, Query, Resolver, Subscription } from '@nestjs/graphql';

import { Allow, type CallContext, Caller } from '#graphql';
import type { Principal } from '#identity';
import { openInquiry } from '#journal';
import { PAGE_DEFAULT, pageSize } from '#kernel';

import { InquiryArgs } from '../inquiry.input.js';
import { Notices } from './notices.service.js';
import { WatchNotice, WatchNotices } from './watch-notice.type.js';

@Resolver(() => WatchNotice)
export class NoticesResolver {
  constructor(private readonly notices: Notices) {}

  @Allow('reader', 'releaser', 'drafter')
  @Query(() => WatchNotices, {
    description:
      'What your watches have told you, and changes of the legal status of records that your state has read.',
  })
  watchNotices(
    @Caller() caller: Principal,
    @Context() call: CallContext,
    @Args() args: InquiryArgs,
    @Args('first', { type: () => Int, nullable: true, defaultValue: PAGE_DEFAULT }) first?: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
  ): Promise<WatchNotices> {
    return this.notices.page(openInquiry(caller, args, call), pageSize(first), after ?? undefined);
  }

  @Allow('reader', 'releaser', 'drafter')
  @Subscription(() => WatchNotice, {
    resolve: (notice: WatchNotice) => notice,
    description: 'The same as it comes about, over server-sent events at /graphql/stream.',
  })
  newWatchNotices(
    @Caller() caller: Principal,
    @Context() call: CallContext,
    @Args() args: InquiryArgs,
    @Args('after', {
      type: () => String,
      nullable: true,
      description: 'Where an earlier stream, or a page, ended.',
    })
    after?: string,
  ): AsyncGenerator<WatchNotice> {
    return this.notices.follow(openInquiry(caller, args, call), after ?? undefined, call.gone);
  }
}
