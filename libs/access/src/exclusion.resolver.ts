import { Query, Resolver } from '@nestjs/graphql';

import { Allow, Caller } from '#graphql';
import type { Principal } from '#identity';
import { MembershipDirectory } from '#membership';

import { describeState } from './describe-state.js';
import { Exclusion } from './exclusion.type.js';
import { OwnRulesService } from './own-rules.service.js';

@Resolver(() => Exclusion)
export class ExclusionResolver {
  constructor(
    private readonly directory: MembershipDirectory,
    private readonly rules: OwnRulesService,
  ) {}

  @Allow('drafter', 'releaser', 'auditor', 'steward')
  @Query(() => Exclusion, {
    nullable: true,
    description: 'Whom your state has shut out, by its newest word on it; null where it never spoke of it.',
  })
  async exclusions(@Caller() { state }: Principal): Promise<Exclusion | null> {
    const row = await this.rules.exclusionOf(state);
    if (!row) return null;
    const membership = this.directory.current();
    const states = [...row.states].sort().map((code) => describeState(code, membership));
    return Object.assign(new Exclusion(), { version: row.version, states, reason: row.reason });
  }
}
