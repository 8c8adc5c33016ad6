import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';

import { LanguageArgs } from '#access';

import { Term } from './term.type.js';

@Resolver(() => Term)
export class TermResolver {
  @ResolveField(() => String)
  label(@Parent() term: Term, @Args() { language }: LanguageArgs): string {
    return term.labels[language];
  }
}
