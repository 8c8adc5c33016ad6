import { DynamicModule, Module } from '@nestjs/common';

import type { Clock } from '#kernel';

import { JournalLine } from './journal-line.entity.js';
import { JournalReader } from './journal-reader.service.js';
import { JournalRecord } from './journal-record.entity.js';
import { JournalResolver } from './journal.resolver.js';
import { JOURNAL_CLOCK, JournalStore } from './journal.store.js';
import { RecordSighting } from './record-sighting.entity.js';

/** The account of who asked what. */
@Module({})
export class JournalModule {
  static readonly entities = [JournalLine, JournalRecord, RecordSighting];

  static register(clock: Clock): DynamicModule {
    return {
      module: JournalModule,
      providers: [JournalStore, JournalReader, JournalResolver, { provide: JOURNAL_CLOCK, useValue: clock }],
      exports: [JournalStore],
    };
  }
}
