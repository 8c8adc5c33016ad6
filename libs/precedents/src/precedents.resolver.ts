import { Args, Context, ID, Int, Query, ResolveReference, Resolver } from '@nestjs/graphql';

import { Allow, type CallContext, Caller, validateInput } from '#graphql';
import type { Principal } from '#identity';
import { openInquiry } from '#journal';
import { PAGE_DEFAULT, pageSize } from '#kernel';

import { ReadArgs } from './inquiry.input.js';
import { PrecedentConnection } from './precedent-connection.type.js';
import { PrecedentFilter } from './precedent-filter.input.js';
import { Precedent } from './precedent.type.js';
import { Precedents } from './precedents.service.js';
import { ReferencedPrecedents } from './referenced-precedents.service.js';

@Resolver(() => Precedent)
export class PrecedentsResolver {
  constructor(
    private readonly service: Precedents,
    private readonly referenced: ReferencedPrecedents,
  ) {}

  @Allow('reader', 'releaser', 'drafter')
  @Query(() => Precedent, {
    nullable: true,
    description: 'One precedent; null when there is none with this id that you may see.',
  })
  async precedent(
    @Caller() caller: Principal,
    @Context() call: CallContext,
    @Args('id', { type: () => ID }) id: string,
    @Args() args: ReadArgs,
  ): Promise<Precedent | null> {
    return (await this.service.read(openInquiry(caller, args, call), id, args)) ?? null;
  }

  @Allow('reader', 'releaser', 'drafter')
  @Query(() => PrecedentConnection, { description: 'The precedents you may see, newest first.' })
  precedents(
    @Caller() caller: Principal,
    @Context() call: CallContext,
    @Args() args: ReadArgs,
    @Args('filter', { nullable: true }) filter?: PrecedentFilter,
    @Args('first', { type: () => Int, nullable: true, defaultValue: PAGE_DEFAULT }) first?: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
  ): Promise<PrecedentConnection> {
    const inquiry = openInquiry(caller, args, call);
    const checked = validateInput(PrecedentFilter, filter ?? {}, 'filter');
    return this.service.list(inquiry, checked, pageSize(first), after ?? undefined, args);
  }

  @ResolveReference()
  async reference({ id }: { id: unknown }, call: CallContext): Promise<Precedent | null> {
    return (await this.referenced.find(call, id)) ?? null;
  }
}
