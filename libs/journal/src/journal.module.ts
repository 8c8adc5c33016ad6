import { DynamicModule, Module } from '@nestjs/common';

import { JOURNAL_OPTIONS, type JournalOptions } from './journal-options.js';
import { JournalLine } from './journal-line.entity.js';
import { JournalReader } from './journal-reader.service.js';
import { JournalRecord } from './journal-record.entity.js';
import { JournalResolver } from './journal.resolver.js';
import { JOURNAL_CLOCK, JOURNAL_RANDOMNESS, JournalStore } from './journal.store.js';
import { AuditClosures } from './officers/audit-closures.service.js';
import { SealRuns } from './officers/journal-seals.service.js';
import { OfficerJournalResolver } from './officers/officer-journal.resolver.js';
import { OfficerLines } from './officers/officer-journal.service.js';
import { RecordSighting } from './record-sighting.entity.js';
import { JournalAnchor } from './seal/journal-anchor.service.js';
import { ExpiryJob } from './seal/expiry-job.service.js';
import { JournalBacklog } from './seal/journal-backlog.service.js';
import { JournalExpiry } from './seal/journal-expiry.service.js';
import { JournalKeeper } from './seal/journal-keeper.service.js';
import { JournalSealer } from './seal/journal-sealer.service.js';

/** The account of who asked what. */
@Module({})
export class JournalModule {
  static readonly entities = [JournalLine, JournalRecord, RecordSighting];

  /** @param rooms modules that it reads and writes through (ledger) */
  static register(options: JournalOptions, rooms: DynamicModule[]): DynamicModule {
    const { clock, randomness } = options;
    const sealing = [JournalSealer, JournalAnchor, JournalExpiry, JournalBacklog, ExpiryJob];
    return {
      module: JournalModule,
      imports: rooms,
      providers: [
        JournalStore,
        JournalReader,
        JournalResolver,
        ...sealing,
        JournalKeeper,
        AuditClosures,
        OfficerLines,
        SealRuns,
        OfficerJournalResolver,
        { provide: JOURNAL_OPTIONS, useValue: options },
        { provide: JOURNAL_CLOCK, useValue: clock },
        { provide: JOURNAL_RANDOMNESS, useValue: randomness },
      ],
      exports: [JournalStore, ...sealing],
    };
  }
}
