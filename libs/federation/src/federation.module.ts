import { type DynamicModule, Module } from '@nestjs/common';

import { FEDERATION_OPTIONS, type FederationOptions } from './federation-options.js';
import { ForkRound } from './forks/fork-round.service.js';
import { ForkWatch } from './forks/fork-watch.service.js';
import { ForkStore } from './forks/fork.store.js';
import { RoundJob } from './forks/round-job.service.js';
import { Heads } from './forks/heads.service.js';
import { Hearsay } from './forks/hearsay.service.js';
import { ToldCheckpoints } from './forks/told-checkpoint.store.js';
import { EnvelopeTaker } from './mirror/envelope-taker.service.js';
import { EnvelopeStore } from './mirror/envelope.store.js';
import { LogFollower } from './mirror/log-follower.service.js';
import { MirrorKeeper } from './mirror/mirror-keeper.service.js';
import { MirrorStore } from './mirror/mirror.store.js';
import { OutcomeTeller } from './mirror/outcome-teller.service.js';
import { OwnerAnswer } from './mirror/owner-answer.service.js';
import { PullJob } from './mirror/pull-job.service.js';
import { Puller } from './mirror/pull.service.js';
import { SecondAttempt } from './mirror/second-attempt.service.js';
import { AcknowledgementsResolver } from './owner/acknowledgements.resolver.js';
import { Acknowledgements } from './owner/acknowledgements.service.js';
import { MailJob } from './notify/mail-job.service.js';
import { WebhookJob } from './notify/webhook-job.service.js';
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
      controllers: [
        EnvelopesController,
        OutcomesController,
        ReadsController,
        QuestionsController,
        WitnessController,
      ],
      providers: [
        PeerGate,
        GrantDesk,
        GrantedRows,
        PeerEnvelopes,
        MirrorStore,
        EnvelopeStore,
        MirrorKeeper,
        EnvelopeTaker,
        SecondAttempt,
        Puller,
        PullJob,
        NoticeJob,
        WebhookJob,
        MailJob,
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
        LogFollower,
        RoundJob,
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
        { provide: FEDERATION_OPTIONS, useValue: options },
      ],
      exports: [PeerGate, Puller, PullJob, NoticeJob, WebhookJob, MailJob, RoundJob, Peers, Cosigning, Heads],
    };
  }
}
