import { type DynamicModule, Module } from '@nestjs/common';

import { FEDERATION_OPTIONS, type FederationOptions } from './federation-options.js';
import { ForkRound } from './forks/fork-round.service.js';
import { ForkWatch } from './forks/fork-watch.service.js';
import { ForkStore } from './forks/fork.store.js';
import { Heads } from './forks/heads.service.js';
import { Hearsay } from './forks/hearsay.service.js';
import { ToldCheckpoints } from './forks/told-checkpoint.store.js';
import { EnvelopeStore } from './mirror/envelope.store.js';
import { MirrorKeeper } from './mirror/mirror-keeper.service.js';
import { MirrorStore } from './mirror/mirror.store.js';
import { PullSchedule } from './mirror/pull-schedule.service.js';
import { Puller } from './mirror/pull.service.js';
import { PeersResolver } from './peers/peers.resolver.js';
import { Peers } from './peers/peers.service.js';
import { EnvelopesController } from './serve/envelopes.controller.js';
import { GrantDesk } from './serve/grant-desk.service.js';
import { GrantedRows } from './serve/granted-rows.store.js';
import { PeerEnvelopes } from './serve/peer-envelopes.store.js';
import { PeerGate } from './serve/peer-gate.service.js';
import { CosigningSchedule } from './witness/cosigning-schedule.service.js';
import { Cosigning } from './witness/cosigning.service.js';
import { QuorumKeeper } from './witness/quorum-keeper.service.js';
import { WitnessDesk } from './witness/witness-desk.service.js';
import { WitnessMemory } from './witness/witness-memory.store.js';
import { WitnessController } from './witness/witness.controller.js';

/** Other nodes: what they are given, and what is taken over from them; `rooms` are the modules it works through. */
@Module({})
export class FederationModule {
  static register(options: FederationOptions, rooms: DynamicModule[]): DynamicModule {
    return {
      module: FederationModule,
      imports: rooms,
      controllers: [EnvelopesController, WitnessController],
      providers: [
        ...[
          PeerGate,
          GrantDesk,
          GrantedRows,
          PeerEnvelopes,
          MirrorStore,
          EnvelopeStore,
          MirrorKeeper,
          Puller,
          PullSchedule,
          Peers,
          PeersResolver,
          WitnessMemory,
          WitnessDesk,
          QuorumKeeper,
          Cosigning,
          CosigningSchedule,
          ForkStore,
          ToldCheckpoints,
          Hearsay,
          ForkWatch,
          ForkRound,
          Heads,
        ],
        { provide: FEDERATION_OPTIONS, useValue: options },
      ],
      exports: [PeerGate, Puller, Cosigning, Heads],
    };
  }
}
