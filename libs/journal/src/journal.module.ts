import { DynamicModule, Module } from '@nestjs/common';

import type { Clock } from '#kernel';

import { JournalLine } from './journal-line.entity.js';
import { JournalRecord } from './journal-record.entity.js';
import { JOURNAL_CLOCK, JournalStore } from './journal.store.js';

/** The account of who asked what. */
@Module({})
export class JournalModule {
  static readonly entities = [JournalLine, JournalRecord];

  static register(clock: Clock): DynamicModule {
    return {
      module: JournalModule,
      providers: [JournalStore, { provide: JOURNAL_CLOCK, useValue: clock }],
      exports: [JournalStore],
    };
  }
}
