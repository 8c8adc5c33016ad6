import { Args, Query, Resolver } from '@nestjs/graphql';

import { Allow, Caller } from '#graphql';
import type { Principal } from '#identity';
import { MembershipDirectory } from '#membership';

import { Circle } from './circle.type.js';
import { describeCircle } from './describe-circle.js';
import { knowsCircle } from './known-to.js';
import { LanguageArgs } from './language.input.js';

@Resolver(() => Circle)
export class CircleResolver {
  constructor(private readonly directory: MembershipDirectory) {}

  @Allow('reader', 'drafter', 'releaser', 'auditor', 'steward')
  @Query(() => [Circle], {
    description:
      'The circles that you can share records with. One whose roster is not open is known to its states only.',
  })
  circles(@Caller() caller: Principal, @Args() { language }: LanguageArgs): Circle[] {
    const membership = this.directory.current();
    return membership
      .circles()
      .filter((circle) => knowsCircle(circle, caller.state))
      .map((circle) => describeCircle(circle, caller.state, language, membership));
  }
}
