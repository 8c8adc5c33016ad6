import { Args, Context, Int, Query, Resolver } from '@nestjs/graphql';

import { Allow, type CallContext, Caller, validateInput } from '#graphql';
import type { Principal } from '#identity';
import { openInquiry } from '#journal';
import { PAGE_DEFAULT, pageSize } from '#kernel';

import { ReadArgs } from '../inquiry.input.js';
import { PrecedentFilter } from '../precedent-filter.input.js';
import { PrecedentSearches } from './search.service.js';
import { PrecedentSearch } from './search.type.js';

@Resolver()
export class SearchResolver {
  constructor(private readonly searches: PrecedentSearches) {}

  @Allow('reader', 'releaser', 'drafter')
  @Query(() => PrecedentSearch, {
    description:
      'The precedents you may see whose texts or codes answer to a question in words. Parties are asked for with `check`.',
  })
  precedentSearch(
    @Caller() caller: Principal,
    @Context() call: CallContext,
    @Args('text', {
      description:
        'Words, "a phrase", -without, and filters such as ground:SEC-02 layer:models state:CA from:2024.',
    })
    text: string,
    @Args() args: ReadArgs,
    @Args('filter', { nullable: true }) filter?: PrecedentFilter,
    @Args('first', { type: () => Int, nullable: true, defaultValue: PAGE_DEFAULT }) first?: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
  ): Promise<PrecedentSearch> {
    const inquiry = openInquiry(caller, args, call);
    const checked = validateInput(PrecedentFilter, filter ?? {}, 'filter');
    const { asOf, knownAt } = args;
    const page = { first: pageSize(first), after: after ?? undefined };
    return this.searches.search(inquiry, { text, filter: checked, ...page, asOf, knownAt });
  }
}
