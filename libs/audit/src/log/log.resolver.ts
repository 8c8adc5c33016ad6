import { Args, ID, Int, Query, ResolveField, Resolver } from '@nestjs/graphql';

import { Allow, Caller } from '#graphql';
import type { Principal } from '#identity';

import { LogProofs } from './log-proofs.service.js';
import { ConsistencyProof, InclusionProof, Log } from './log.type.js';

@Resolver(() => Log)
export class LogResolver {
  constructor(private readonly proofs: LogProofs) {}

  @Allow('reader', 'drafter', 'releaser', 'auditor')
  @Query(() => Log, { description: "This node's log, with proofs for whoever does not want to trust it." })
  log(@Caller() caller: Principal): Promise<Log> {
    return this.proofs.describe(caller.state);
  }

  @ResolveField(() => InclusionProof, { description: 'That the log holds a statement.' })
  inclusion(
    @Caller() caller: Principal,
    @Args('statementId', { type: () => ID, description: 'Its `jti`.' }) statementId: string,
    @Args('size', { type: () => Int, nullable: true, description: 'Default: of the newest checkpoint.' })
    size: number | undefined,
  ): Promise<InclusionProof> {
    return this.proofs.inclusion(caller.state, statementId, size ?? undefined);
  }

  @ResolveField(() => ConsistencyProof, {
    description: 'That the log at `to` begins with the log at `from`.',
  })
  consistency(
    @Caller() caller: Principal,
    @Args('from', { type: () => Int }) from: number,
    @Args('to', { type: () => Int }) to: number,
  ): Promise<ConsistencyProof> {
    return this.proofs.consistency(caller.state, from, to);
  }
}
