import { Args, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';

import { LanguageArgs } from '#access';
import { Public } from '#graphql';
import { grounds } from '#vocabulary';

import { describeGround } from './describe-ground.js';
import { GroundCode } from './ground-code.type.js';

@Resolver(() => GroundCode)
export class GroundCodeResolver {
  @Public()
  @Query(() => [GroundCode], { description: 'The vocabulary of grounds, in its own order.' })
  groundCodes(): GroundCode[] {
    return grounds.flatMap(({ code }) => describeGround(code) ?? []);
  }

  @ResolveField(() => String)
  label(@Parent() ground: GroundCode, @Args() { language }: LanguageArgs): string {
    return ground.labels[language];
  }

  @ResolveReference()
  reference({ code }: { code: string }): GroundCode | null {
    return describeGround(code) ?? null;
  }
}
