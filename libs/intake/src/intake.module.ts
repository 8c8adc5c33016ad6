import { DynamicModule, Module } from '@nestjs/common';

import type { Clock } from '#kernel';

import { DisclosureRow } from './disclosure.entity.js';
import { Acceptance, GATE_CLOCK } from './acceptance.service.js';
import { Gate } from './gate.service.js';
import { HitLevel } from './hit-level.entity.js';
import { LaterEffects } from './later-effects.service.js';
import { LogPositionResolver } from './log-position.resolver.js';
import { MirroredRecords } from './mirrored-records.service.js';
import { ManifestStore } from './manifests/manifest.store.js';
import { NameRefresh } from './name-refresh.service.js';
import { PartyIdentifier } from './party-identifier.entity.js';
import { PartyName } from './party-name.entity.js';
import { PartyKey } from './party-key.entity.js';
import { ProjectionStore } from './projection.store.js';
import { RecordAudiences } from './record-audiences.store.js';
import { RecordEvent } from './record-event.entity.js';
import { RecordFacet } from './record-facet.entity.js';
import { RecordPart } from './record-part.entity.js';
import { RecordRelation } from './record-relation.entity.js';
import { RecordRow } from './record.entity.js';
import { KeptRoot } from './roots/kept-root.entity.js';
import { KeptRootsReader } from './roots/kept-roots.service.js';
import { ROOT_CLOCK, RootGate } from './roots/root-gate.service.js';
import { StatementRow } from './statement.entity.js';
import { SubjectStore } from './subject.store.js';
import { SubmitStatementResolver } from './submit-statement.resolver.js';
import { TAKEN_BACK_FOLDER, TakenBack } from './taken-back.js';
import { TakingBack } from './rebuild/taking-back.service.js';

/** What the gate is made with. */
export interface IntakeOptions {
  readonly clock: Clock;
  /** The node's own folder, outside the database. */
  readonly folder: string;
}

/** The gate; `rooms` are the modules it works through (ledger, membership, access, journal). */
@Module({})
export class IntakeModule {
  static readonly entities = [
    RecordRow,
    DisclosureRow,
    RecordPart,
    RecordFacet,
    PartyName,
    PartyKey,
    PartyIdentifier,
    StatementRow,
    RecordEvent,
    RecordRelation,
    HitLevel,
    KeptRoot,
  ];

  static register({ clock, folder }: IntakeOptions, rooms: DynamicModule[]): DynamicModule {
    return {
      module: IntakeModule,
      imports: rooms,
      providers: [
        Gate,
        Acceptance,
        SubjectStore,
        ProjectionStore,
        LaterEffects,
        RecordAudiences,
        ManifestStore,
        MirroredRecords,
        SubmitStatementResolver,
        LogPositionResolver,
        TakingBack,
        TakenBack,
        RootGate,
        KeptRootsReader,
        NameRefresh,
        { provide: ROOT_CLOCK, useValue: clock },
        { provide: GATE_CLOCK, useValue: clock },
        { provide: TAKEN_BACK_FOLDER, useValue: folder },
      ],
      exports: [Gate, ProjectionStore, MirroredRecords, RootGate, KeptRootsReader, NameRefresh],
    };
  }
}
