import { Args, Query, Resolver, ResolveField, Parent, ResolveReference } from '@nestjs/graphql';

import { Allow } from '#graphql';
import { MembershipDirectory } from '#membership';
import { countryName, isCountry } from '#vocabulary';

import { describeState } from './describe-state.js';
import { LanguageArgs } from './language.input.js';
import { State } from './state.type.js';

@Resolver(() => State)
export class StateResolver {
  constructor(private readonly directory: MembershipDirectory) {}

  @Allow('reader', 'drafter', 'releaser', 'auditor', 'steward')
  @Query(() => [State], { description: 'The members of the register.' })
  states(): State[] {
    const membership = this.directory.current();
    return membership.memberStates().map((code) => describeState(code, membership));
  }

  @ResolveField(() => String, { description: 'Its name in the language asked for.' })
  name(@Parent() state: State, @Args() { language }: LanguageArgs): string {
    return countryName(state.code, language);
  }

  @ResolveReference()
  reference({ code }: { code: string }): State | null {
    return isCountry(code) ? describeState(code, this.directory.current()) : null;
  }
}
