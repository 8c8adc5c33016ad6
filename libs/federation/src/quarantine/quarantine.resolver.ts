import { Mutation, Query, Resolver } from '@nestjs/graphql';

import { Allow, Caller } from '#graphql';
import type { Principal } from '#identity';

import { Pull } from '../peers/peer.type.js';
import { describePull } from '../peers/peers.service.js';
import { PutAside } from './put-aside.type.js';
import { Quarantine } from './quarantine.service.js';

@Resolver(() => PutAside)
export class QuarantineResolver {
  constructor(private readonly quarantined: Quarantine) {}

  @Allow('auditor', 'steward')
  @Query(() => [PutAside], {
    description: 'What of other nodes does not hold and was put aside, without content; the first 500.',
  })
  quarantine(@Caller() caller: Principal): Promise<PutAside[]> {
    return this.quarantined.list(caller);
  }

  @Allow('steward')
  @Mutation(() => [Pull], {
    description:
      'Judges entries that were put aside by the roots of today, and asks their nodes for those statements anew.',
  })
  async retryQuarantine(@Caller() caller: Principal): Promise<Pull[]> {
    return (await this.quarantined.retry(caller)).map(describePull);
  }
}
