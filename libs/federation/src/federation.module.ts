import { type DynamicModule, Module } from '@nestjs/common';

import { FEDERATION_OPTIONS, type FederationOptions } from './federation-options.js';
import { EnvelopeStore } from './mirror/envelope.store.js';
import { MirrorKeeper } from './mirror/mirror-keeper.service.js';
import { MirrorStore } from './mirror/mirror.store.js';
import { OutcomeTeller } from './mirror/outcome-teller.service.js';
import { OwnerAnswer } from './mirror/owner-answer.service.js';
import { PullJob } from './mirror/pull-job.service.js';
import { Puller } from './mirror/pull.service.js';
import { AcknowledgementsResolver } from './owner/acknowledgements.resolver.js';
import { Acknowledgements } from './owner/acknowledgements.service.js';
import { PeersResolver } from './peers/peers.resolver.js';
import { Peers } from './peers/peers.service.js';
import { JudgeAnew } from './quarantine/judge-anew.service.js';
import { QuarantineResolver } from './quarantine/quarantine.resolver.js';
import { Quarantine } from './quarantine/quarantine.service.js';
import { QuarantineStore } from './quarantine/quarantine.store.js';
import { AskOwners } from './questions/ask-owners.service.js';
import { QuestionsController } from './questions/questions.controller.js';
import { ReadReporter } from './reads/read-reporter.service.js';
import { ReadsController } from './reads/reads.controller.js';
import { ReadsDesk } from './reads/reads-desk.service.js';
import { EnvelopesController } from './serve/envelopes.controller.js';
import { GivenLines } from './serve/given-lines.service.js';
import { GrantDesk } from './serve/grant-desk.service.js';
import { NoticeJob } from './serve/notice-job.service.js';
import { GrantedRows } from './serve/granted-rows.store.js';
import { OutcomesController } from './serve/outcomes.controller.js';
import { PeerEnvelopes } from './serve/peer-envelopes.store.js';
import { PeerGate } from './serve/peer-gate.service.js';

/** Other nodes: what they are given, and what is taken over from them; `rooms` are the modules it works through. */
@Module({})
export class FederationModule {
  static register(options: FederationOptions, rooms: DynamicModule[]): DynamicModule {
    return {
      module: FederationModule,
      imports: rooms,
      controllers: [EnvelopesController, OutcomesController, ReadsController, QuestionsController],
      providers: [
          PeerGate,
          GrantDesk,
          GrantedRows,
          PeerEnvelopes,
          MirrorStore,
          EnvelopeStore,
          MirrorKeeper,
          Puller,
          PullJob,
          NoticeJob,
          Peers,
          PeersResolver,
          GivenLines,
          OutcomeTeller,
          OwnerAnswer,
          ReadReporter,
          ReadsDesk,
          Acknowledgements,
          AcknowledgementsResolver,
          QuarantineStore,
          JudgeAnew,
          Quarantine,
          QuarantineResolver,
          AskOwners,
        { provide: FEDERATION_OPTIONS, useValue: options },
      ],
      exports: [PeerGate, Puller, PullJob, NoticeJob, Peers],
    };
  }
}
