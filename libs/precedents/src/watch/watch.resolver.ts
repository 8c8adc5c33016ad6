import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';

import { Allow, Caller, type Rejected, rejectedOrThrow, validateInput } from '#graphql';
import type { Principal } from '#identity';
import { openInquiry } from '#journal';

import { PrecedentFilter } from '../precedent-filter.input.js';
import { WatchCheckInput, WatchSearchInput } from './watch.input.js';
import { Watch, WatchResult } from './watch.type.js';
import { Watches } from './watches.service.js';

@Resolver(() => Watch)
export class WatchResolver {
  constructor(private readonly saved: Watches) {}

  @Allow('reader', 'releaser', 'drafter')
  @Query(() => [Watch], { description: 'Your own watches that go on, oldest first.' })
  watches(@Caller() caller: Principal): Promise<Watch[]> {
    return this.saved.list(caller);
  }

  @Allow('reader', 'releaser', 'drafter')
  @Mutation(() => WatchResult, {
    description:
      'Saves a check that the node goes on asking, and tells you of records that answer it from now on, or change. Save it first and check then: so nothing comes in between.',
  })
  async watchCheck(
    @Caller() caller: Principal,
    @Args('input') input: WatchCheckInput,
  ): Promise<Watch | Rejected> {
    try {
      const checked = validateInput(WatchCheckInput, input, 'input');
      const { parties, withEnded, days } = checked;
      const question = { kind: 'check', asks: { parties, withEnded } } as const;
      return await this.saved.save(openInquiry(caller, checked), question, days);
    } catch (error) {
      return rejectedOrThrow(error);
    }
  }

  @Allow('reader', 'releaser', 'drafter')
  @Mutation(() => WatchResult, {
    description:
      'Saves a search that the node goes on asking, and tells you of records that answer it from now on, or change.',
  })
  async watchSearch(
    @Caller() caller: Principal,
    @Args('input') input: WatchSearchInput,
  ): Promise<Watch | Rejected> {
    try {
      const checked = validateInput(WatchSearchInput, input, 'input');
      const { text, filter = new PrecedentFilter(), days } = checked;
      const question = { kind: 'search', asks: { text, filter } } as const;
      return await this.saved.save(openInquiry(caller, checked), question, days);
    } catch (error) {
      return rejectedOrThrow(error);
    }
  }

  @Allow('reader', 'releaser', 'drafter')
  @Mutation(() => WatchResult, {
    description: 'Ends one of your watches. What it has told you goes with it.',
  })
  async endWatch(
    @Caller() caller: Principal,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<Watch | Rejected> {
    try {
      return await this.saved.end(caller, id);
    } catch (error) {
      return rejectedOrThrow(error);
    }
  }
}
