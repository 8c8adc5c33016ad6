import { Args, ID, Query, Resolver } from '@nestjs/graphql';

import { Allow, Caller } from '#graphql';
import type { Principal } from '#identity';

import { Acknowledgement } from './acknowledgement.type.js';
import { Acknowledgements } from './acknowledgements.service.js';

@Resolver(() => Acknowledgement)
export class AcknowledgementsResolver {
  constructor(private readonly known: Acknowledgements) {}

  @Allow('drafter', 'releaser', 'auditor', 'steward')
  @Query(() => [Acknowledgement], {
    description:
      'Which other nodes follow what your own state has said last about one of its records, and which have not answered.',
  })
  acknowledgements(
    @Caller() caller: Principal,
    @Args('recordId', { type: () => ID }) recordId: string,
  ): Promise<Acknowledgement[]> {
    return this.known.of(caller, recordId);
  }
}
