import { Mutation, Query, Resolver } from '@nestjs/graphql';

import { Allow, Caller } from '#graphql';
import type { Principal } from '#identity';

import { Puller } from '../mirror/pull.service.js';
import { PeerNode, Pull } from './peer.type.js';
import { Peers, describePull } from './peers.service.js';

@Resolver(() => PeerNode)
export class PeersResolver {
  constructor(
    private readonly known: Peers,
    private readonly puller: Puller,
  ) {}

  @Allow('reader', 'drafter', 'releaser', 'auditor', 'steward')
  @Query(() => [PeerNode], {
    description: 'The other nodes of the register, and how fresh what is held of each is.',
  })
  peers(@Caller() { state }: Principal): Promise<PeerNode[]> {
    return this.known.all(state);
  }

  @Allow('steward')
  @Mutation(() => [Pull], { description: 'Asks every other node now, also one that would be left in peace.' })
  async syncPeers(): Promise<Pull[]> {
    return (await this.puller.pullAll()).map(describePull);
  }
}
