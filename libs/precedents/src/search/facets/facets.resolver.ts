import { Args, Context, Query, Resolver } from '@nestjs/graphql';

import { Allow, type CallContext, Caller, validateInput } from '#graphql';
import type { Principal } from '#identity';
import { openInquiry } from '#journal';

import { ReadArgs } from '../../inquiry.input.js';
import { PrecedentFilter } from '../../precedent-filter.input.js';
import { Facets } from './facets.service.js';
import { PrecedentFacets } from './facets.type.js';

@Resolver()
export class FacetsResolver {
  constructor(private readonly facets: Facets) {}

  @Allow('reader', 'releaser', 'drafter')
  @Query(() => PrecedentFacets, {
    description: 'Counts over the precedents that `precedents` lists for you with the same filter.',
  })
  precedentFacets(
    @Caller() caller: Principal,
    @Context() call: CallContext,
    @Args() args: ReadArgs,
    @Args('filter', { nullable: true }) filter?: PrecedentFilter,
  ): Promise<PrecedentFacets> {
    const checked = validateInput(PrecedentFilter, filter ?? {}, 'filter');
    return this.facets.count(openInquiry(caller, args, call), checked, args);
  }
}
