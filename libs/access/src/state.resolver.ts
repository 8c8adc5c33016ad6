import { Args, Query, Resolver, ResolveField, Parent, ResolveReference } from '@nestjs/graphql';

import { Allow, type CallContext, requireRole } from '#graphql';
import type { Role } from '#identity';
import { MembershipDirectory } from '#membership';
import { countryName, isCountry } from '#vocabulary';

import { describeState } from './describe-state.js';
import { LanguageArgs } from './language.input.js';
import { State } from './state.type.js';

/** Contact points are for officers of the members, whatever their task. */
const READERS: [Role, ...Role[]] = ['reader', 'drafter', 'releaser', 'auditor', 'steward'];

@Resolver(() => State)
export class StateResolver {
  constructor(private readonly directory: MembershipDirectory) {}

  @Allow(...READERS)
  @Query(() => [State], { description: 'The members of the register.' })
  states(): State[] {
    const membership = this.directory.current();
    return membership.memberStates().map((code) => describeState(code, membership));
  }

  @ResolveField(() => String, { description: 'Its name in the language asked for.' })
  name(@Parent() state: State, @Args() { language }: LanguageArgs): string {
    return countryName(state.code, language);
  }

  /** Reached through a gateway, where no guard runs: the same roles as for `states`. */
  @ResolveReference()
  async reference({ code }: { code: unknown }, call: CallContext): Promise<State | null> {
    requireRole(await call.authenticate(), READERS);
    return isCountry(code) ? describeState(code, this.directory.current()) : null;
  }
}
