import { Inject } from '@nestjs/common';
import { Args, Query, Resolver, ResolveField, Parent, ResolveReference } from '@nestjs/graphql';

import { Allow, type CallContext, requireRole } from '#graphql';
import type { Role } from '#identity';
import type { Clock } from '#kernel';
import { MembershipDirectory } from '#membership';
import { countryName, isCountry } from '#vocabulary';

import { ACCESS_CLOCK } from './access-clock.js';
import { describeState } from './describe-state.js';
import { LanguageArgs } from './language.input.js';
import { State } from './state.type.js';

/** Contact points are for officers of the members, whatever their task. */
const READERS: [Role, ...Role[]] = ['reader', 'drafter', 'releaser', 'auditor', 'steward'];

@Resolver(() => State)
export class StateResolver {
  constructor(
    private readonly directory: MembershipDirectory,
    @Inject(ACCESS_CLOCK) private readonly clock: Clock,
  ) {}

  @Allow(...READERS)
  @Query(() => [State], { description: 'The members of the register, and those that are to be.' })
  states(): State[] {
    const membership = this.directory.current();
    return membership.memberStates().map((code) => describeState(code, membership));
  }

  @ResolveField(() => String, { description: 'Its name in the language asked for.' })
  name(@Parent() state: State, @Args() { language }: LanguageArgs): string {
    return countryName(state.code, language);
  }

  @ResolveField(() => Boolean, { description: 'Whether it is a member now.' })
  member(@Parent() state: State): boolean {
    return this.directory.current().isMember(state.code, this.clock.now());
  }

  /** Reached through a gateway, where no guard runs: the same roles as for `states`. */
  @ResolveReference()
  async reference({ code }: { code: unknown }, call: CallContext): Promise<State | null> {
    requireRole(await call.authenticate(), READERS);
    return isCountry(code) ? describeState(code, this.directory.current()) : null;
  }
}
