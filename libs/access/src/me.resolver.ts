import { Query, Resolver } from '@nestjs/graphql';

import { Allow, Caller } from '#graphql';
import type { Principal } from '#identity';
import { MembershipDirectory } from '#membership';

import { describeState } from './describe-state.js';
import { Me } from './me.type.js';

@Resolver(() => Me)
export class MeResolver {
  constructor(private readonly directory: MembershipDirectory) {}

  @Allow('reader', 'drafter', 'releaser', 'auditor', 'steward')
  @Query(() => Me, { description: 'Who you are to the register.' })
  me(@Caller() caller: Principal): Me {
    return {
      officer: caller.officer,
      actor: caller.actor,
      state: describeState(caller.state, this.directory.current()),
      auditBody: caller.auditBody ?? null,
      roles: [...caller.roles].sort(),
      demonstration: caller.demo,
      expiresAt: caller.expiresAt,
    };
  }
}
