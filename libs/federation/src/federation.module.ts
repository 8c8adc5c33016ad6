import { type DynamicModule, Module } from '@nestjs/common';

import { FEDERATION_OPTIONS, type FederationOptions } from './federation-options.js';
import { EnvelopeStore } from './mirror/envelope.store.js';
import { MirrorKeeper } from './mirror/mirror-keeper.service.js';
import { MirrorStore } from './mirror/mirror.store.js';
import { PullSchedule } from './mirror/pull-schedule.service.js';
import { Puller } from './mirror/pull.service.js';
import { PeersResolver } from './peers/peers.resolver.js';
import { Peers } from './peers/peers.service.js';
import { AskOwners } from './questions/ask-owners.service.js';
import { QuestionsController } from './questions/questions.controller.js';
import { EnvelopesController } from './serve/envelopes.controller.js';
import { GrantDesk } from './serve/grant-desk.service.js';
import { GrantedRows } from './serve/granted-rows.store.js';
import { PeerEnvelopes } from './serve/peer-envelopes.store.js';
import { PeerGate } from './serve/peer-gate.service.js';

/** Other nodes: what they are given, and what is taken over from them; `rooms` are the modules it works through. */
@Module({})
export class FederationModule {
  static register(options: FederationOptions, rooms: DynamicModule[]): DynamicModule {
    return {
      module: FederationModule,
      imports: rooms,
      controllers: [EnvelopesController, QuestionsController],
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
          AskOwners,
        ],
        { provide: FEDERATION_OPTIONS, useValue: options },
      ],
      exports: [PeerGate, Puller],
    };
  }
}
