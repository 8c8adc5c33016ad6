import { Args, Query, Resolver } from '@nestjs/graphql';

import { Allow, Caller } from '#graphql';
import type { Principal } from '#identity';
import { MembershipDirectory } from '#membership';

import { Circle } from './circle.type.js';
import { describeCircle, describeOwnCircle } from './describe-circle.js';
import { knowsCircle } from './known-to.js';
import { LanguageArgs } from './language.input.js';
import { OwnRulesService } from './own-rules.service.js';

@Resolver(() => Circle)
export class CircleResolver {
  constructor(
    private readonly directory: MembershipDirectory,
    private readonly rules: OwnRulesService,
  ) {}

  @Allow('reader', 'drafter', 'releaser', 'auditor', 'steward')
  @Query(() => [Circle], {
    description:
      'The circles that you may know: those of the root, and those that states have made. You can share records with those of the root and with your own.',
  })
  async circles(@Caller() { state }: Principal, @Args() { language }: LanguageArgs): Promise<Circle[]> {
    const own = await this.rules.circlesKnownTo(state);
    const membership = this.directory.current();
    return [
      ...membership
        .circles()
        .filter((circle) => knowsCircle(circle, state))
        .map((circle) => describeCircle(circle, state, language, membership)),
      ...own.map((circle) => describeOwnCircle(circle, language, membership)),
    ];
  }
}
