import { DynamicModule, Module } from '@nestjs/common';

import { FollowedLogs } from '#intake';
import type { Clock, Randomness } from '#kernel';
import type { NodeSigners } from '#ledger/core';

import { PrecedentChangesResolver } from './changes/changes.resolver.js';
import { PrecedentChanges } from './changes/changes.service.js';
import { AnsweredRequest } from './check/answered-request.entity.js';
import { CandidateStore } from './check/candidate.store.js';
import { CheckBatches } from './check/check-batches.service.js';
import { CheckResolver } from './check/check.resolver.js';
import {
  CHECK_ORIGIN,
  CHECK_RANDOMNESS,
  CHECK_SIGNERS,
  CheckReceipts,
} from './check/check-receipts.service.js';
import { Checks } from './check/check.service.js';
import { AnsweredRequests } from './check/answered-request.store.js';
import { HitFinder } from './check/find-hits.service.js';
import { HitPlaces } from './check/hit-place.store.js';
import { HitResolutionRow } from './check/hit-resolution.entity.js';
import { HitResolutionStore } from './check/hit-resolution.store.js';
import { HitResolutions } from './check/hit-resolutions.service.js';
import { OwnersElsewhere } from './check/owners-elsewhere.js';
import { PartySearch } from './check/party-search.service.js';
import { QuestionsOfOthers } from './check/questions-of-others.service.js';
import { ResolveHitResolver } from './check/resolve-hit.resolver.js';
import { UnsharedHits } from './check/unshared-hits.service.js';
import { CursorSeal } from './cursor-seal.js';
import { SearchedLogs } from './freshness/searched-logs.service.js';
import { WithheldRecords } from './freshness/withheld-record.store.js';
import { ExplainAccessResolver } from './owner/explain-access.resolver.js';
import { OwnerDesk } from './owner/owner-desk.service.js';
import { PartyResolver } from './party.resolver.js';
import { PrecedentsResolver } from './precedents.resolver.js';
import { PRECEDENTS_CLOCK } from './precedents-clock.js';
import { Precedents } from './precedents.service.js';
import { RecordStore } from './record.store.js';
import { ReferencedPrecedents } from './referenced-precedents.service.js';
import { FacetStore } from './search/facets/facet.store.js';
import { FacetsResolver } from './search/facets/facets.resolver.js';
import { Facets } from './search/facets/facets.service.js';
import { SearchResolver } from './search/search.resolver.js';
import { PrecedentSearches } from './search/search.service.js';
import { SearchStore } from './search/search.store.js';
import { LikenessStore } from './search/similar/likeness.store.js';
import { SimilarResolver } from './search/similar/similar.resolver.js';
import { SimilarCases } from './search/similar/similar.service.js';
import { GroundCodeResolver } from './vocabulary/ground-code.resolver.js';
import { StackLayerResolver } from './vocabulary/stack-layer.resolver.js';
import { TermResolver } from './vocabulary/term.resolver.js';
import { AnswerFinder } from './watch/find-answers.service.js';
import { NoticeOutbox } from './watch/notice-outbox.service.js';
import { NoticeStore } from './watch/notice.store.js';
import { NoticesResolver } from './watch/notices.resolver.js';
import { Notices } from './watch/notices.service.js';
import { ShownStatusStore } from './watch/shown-status.store.js';
import { StatusRounds } from './watch/status-rounds.service.js';
import { WATCH_EVERY_MS, WatchJob } from './watch/watch-job.service.js';
import { WatchRounds } from './watch/watch-rounds.service.js';
import { WatchResolver } from './watch/watch.resolver.js';
import { WatchStore } from './watch/watch.store.js';
import { Watches } from './watch/watches.service.js';

export interface PrecedentsSettings {
  readonly clock: Clock;
  readonly randomness: Randomness;
  /** Seals cursors; at least 32 bytes, the same on every process of the node. */
  readonly cursorKey: Uint8Array;
  /** Origin of the node's own log. */
  readonly origin: string;
  /** The node's own keys, of which one signs receipts. */
  readonly signers: Pick<NodeSigners, 'node'>;
  /** How often watches are asked; by default only when somebody calls for it. */
  readonly watchEveryMs?: number;
}

/** The only reader of records; `rooms` are the modules it reads through (ledger, membership, journal). */
@Module({})
export class PrecedentsModule {
  static readonly entities = [AnsweredRequest, HitResolutionRow];

  static register(settings: PrecedentsSettings, rooms: DynamicModule[]): DynamicModule {
    return {
      module: PrecedentsModule,
      imports: rooms,
      providers: [
        Precedents,
        ReferencedPrecedents,
        RecordStore,
        Checks,
        CheckBatches,
        CheckReceipts,
        HitFinder,
        AnsweredRequests,
        HitPlaces,
        PartySearch,
        CandidateStore,
        HitResolutionStore,
        HitResolutions,
        UnsharedHits,
        OwnersElsewhere,
        QuestionsOfOthers,
        FollowedLogs,
        SearchedLogs,
        WithheldRecords,
        OwnerDesk,
        PrecedentChanges,
        SearchStore,
        PrecedentSearches,
        SearchResolver,
        FacetStore,
        Facets,
        FacetsResolver,
        LikenessStore,
        SimilarCases,
        SimilarResolver,
        AnswerFinder,
        NoticeOutbox,
        NoticeStore,
        Notices,
        NoticesResolver,
        ShownStatusStore,
        StatusRounds,
        WatchJob,
        WatchRounds,
        WatchResolver,
        WatchStore,
        Watches,
        PrecedentsResolver,
        PrecedentChangesResolver,
        ExplainAccessResolver,
        CheckResolver,
        ResolveHitResolver,
        PartyResolver,
        GroundCodeResolver,
        StackLayerResolver,
        TermResolver,
        { provide: PRECEDENTS_CLOCK, useValue: settings.clock },
        { provide: WATCH_EVERY_MS, useValue: settings.watchEveryMs },
        { provide: CHECK_RANDOMNESS, useValue: settings.randomness },
        { provide: CHECK_ORIGIN, useValue: settings.origin },
        { provide: CHECK_SIGNERS, useValue: settings.signers },
        { provide: CursorSeal, useValue: new CursorSeal(settings.cursorKey) },
      ],
      exports: [OwnersElsewhere, QuestionsOfOthers, NoticeOutbox, WatchJob],
    };
  }
}
