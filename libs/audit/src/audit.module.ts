import { DynamicModule, Module } from '@nestjs/common';

import type { Clock } from '#kernel';

import { LogProofs } from './log/log-proofs.service.js';
import { LogResolver } from './log/log.resolver.js';
import { PublishedLog } from './published-log.service.js';
import { AuditTrailResolver } from './trail/audit-trail.resolver.js';
import { AUDIT_CLOCK, AuditTrail } from './trail/audit-trail.service.js';
import { EntryStore } from './trail/entry.store.js';

/** What the room is given from outside. */
export interface AuditOptions {
  readonly clock: Clock;
}

/** What an auditor takes away; `rooms` are the modules it reads through (ledger, journal, access, intake). */
@Module({})
export class AuditModule {
  static register({ clock }: AuditOptions, rooms: DynamicModule[]): DynamicModule {
    return {
      module: AuditModule,
      imports: rooms,
      providers: [
        ...[PublishedLog, LogProofs, LogResolver, EntryStore, AuditTrail, AuditTrailResolver],
        { provide: AUDIT_CLOCK, useValue: clock },
      ],
    };
  }
}
