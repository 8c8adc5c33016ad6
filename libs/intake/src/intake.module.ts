import { DynamicModule, Module } from '@nestjs/common';

import type { Clock } from '#kernel';

import { DisclosureRow } from './disclosure.entity.js';
import { GATE_CLOCK, Gate } from './gate.service.js';
import { HitLevel } from './hit-level.entity.js';
import { LaterEffects } from './later-effects.service.js';
import { LogPositionResolver } from './log-position.resolver.js';
import { PartyIdentifier } from './party-identifier.entity.js';
import { PartyName } from './party-name.entity.js';
import { PartyToken } from './party-token.entity.js';
import { ProjectionStore } from './projection.store.js';
import { RecordAudiences } from './record-audiences.store.js';
import { RecordEvent } from './record-event.entity.js';
import { RecordFacet } from './record-facet.entity.js';
import { RecordPart } from './record-part.entity.js';
import { RecordRelation } from './record-relation.entity.js';
import { RecordRow } from './record.entity.js';
import { StatementRow } from './statement.entity.js';
import { SubjectStore } from './subject.store.js';
import { SubmitStatementResolver } from './submit-statement.resolver.js';

/** The gate; `rooms` are the modules it works through (ledger, membership, access, journal). */
@Module({})
export class IntakeModule {
  static readonly entities = [
    RecordRow,
    DisclosureRow,
    RecordPart,
    RecordFacet,
    PartyName,
    PartyToken,
    PartyIdentifier,
    StatementRow,
    RecordEvent,
    RecordRelation,
    HitLevel,
  ];

  static register(clock: Clock, rooms: DynamicModule[]): DynamicModule {
    return {
      module: IntakeModule,
      imports: rooms,
      providers: [
        Gate,
        SubjectStore,
        ProjectionStore,
        LaterEffects,
        RecordAudiences,
        SubmitStatementResolver,
        LogPositionResolver,
        { provide: GATE_CLOCK, useValue: clock },
      ],
      exports: [Gate, ProjectionStore],
    };
  }
}
