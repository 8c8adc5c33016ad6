import { Args, Context, ID, Int, Query, Resolver } from '@nestjs/graphql';

import { Allow, type CallContext, Caller, validateInput } from '#graphql';
import type { Principal } from '#identity';
import { openInquiry } from '#journal';
import { pageSize } from '#kernel';

import { ReadArgs } from '../../inquiry.input.js';
import { PrecedentFilter } from '../../precedent-filter.input.js';
import { CaseDraftInput } from './case-draft.input.js';
import { SimilarCases } from './similar.service.js';
import { SimilarPrecedents } from './similar.type.js';

@Resolver()
export class SimilarResolver {
  constructor(private readonly cases: SimilarCases) {}

  @Allow('reader', 'releaser', 'drafter')
  @Query(() => SimilarPrecedents, {
    nullable: true,
    description:
      'Precedents like a record, or like a draft; null when there is no record with this id that you may see.',
  })
  async similarPrecedents(
    @Caller() caller: Principal,
    @Context() call: CallContext,
    @Args() args: ReadArgs,
    @Args('to', { type: () => ID, nullable: true, description: 'The id of a record.' }) to?: string,
    @Args('draft', { nullable: true }) draft?: CaseDraftInput,
    @Args('filter', { nullable: true }) filter?: PrecedentFilter,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 10 }) first?: number,
  ): Promise<SimilarPrecedents | null> {
    const inquiry = openInquiry(caller, args, call);
    const asked = {
      to: to ?? undefined,
      draft: draft ? validateInput(CaseDraftInput, draft, 'draft') : undefined,
      filter: validateInput(PrecedentFilter, filter ?? {}, 'filter'),
      first: pageSize(first),
    };
    return (await this.cases.find(inquiry, { ...asked, asOf: args.asOf, knownAt: args.knownAt })) ?? null;
  }
}
