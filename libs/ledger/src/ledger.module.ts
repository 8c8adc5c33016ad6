import { DynamicModule, Inject, Injectable, Module, OnModuleInit } from '@nestjs/common';

import { Transactions } from '#database';

import { CheckpointStore } from './checkpoint.store.js';
import { LedgerStore } from './ledger.store.js';
import { LogCheckpoint } from './log-checkpoint.entity.js';
import { LogEntry } from './log-entry.entity.js';
import { LogHead } from './log-head.entity.js';
import { LOG_OPTIONS, type LogOptions, LogPublisher } from './log-publisher.service.js';
import { TreeStore } from './tree.store.js';

@Injectable()
class LogStart implements OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly store: LedgerStore,
    private readonly publisher: LogPublisher,
    @Inject(LOG_OPTIONS) private readonly options: LogOptions,
  ) {}

  /** What a process before this one committed and did not come to sign is signed now. */
  async onModuleInit(): Promise<void> {
    const { origin } = this.options;
    await this.transactions.run({ role: 'intake' }, (manager) => this.store.create(manager, origin));
    await this.publisher.publish();
  }
}

/** The node's log. */
@Module({})
export class LedgerModule {
  static readonly entities = [LogEntry, LogHead, LogCheckpoint];

  static register(options: LogOptions): DynamicModule {
    const services = [LedgerStore, CheckpointStore, TreeStore, LogPublisher];
    return {
      module: LedgerModule,
      providers: [...services, LogStart, { provide: LOG_OPTIONS, useValue: options }],
      exports: services,
    };
  }
}
