import { DynamicModule, Module } from '@nestjs/common';

import { LogProofs } from './log/log-proofs.service.js';
import { LogResolver } from './log/log.resolver.js';

/** What an auditor takes away; `rooms` are the modules it reads through (ledger, journal). */
@Module({})
export class AuditModule {
  static register(rooms: DynamicModule[]): DynamicModule {
    return { module: AuditModule, imports: rooms, providers: [LogProofs, LogResolver] };
  }
}
