import { DynamicModule, Inject, Injectable, Module, OnModuleDestroy, OnModuleInit } from '@nestjs/common';

import { Transactions } from '#database';

import { CheckpointStore } from './checkpoint.store.js';
import { LedgerStore } from './ledger.store.js';
import { LogCheckpoint } from './log-checkpoint.entity.js';
import { LogEntry } from './log-entry.entity.js';
import { LogHead } from './log-head.entity.js';
import { LOG_OPTIONS, type LogOptions, LogPublisher } from './log-publisher.service.js';
import { QuorumStore } from './quorum.store.js';
import { TreeStore } from './tree.store.js';

@Injectable()
class LogLife implements OnModuleInit, OnModuleDestroy {
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly transactions: Transactions,
    private readonly store: LedgerStore,
    private readonly publisher: LogPublisher,
    @Inject(LOG_OPTIONS) private readonly options: LogOptions,
  ) {}

  /** What a process before this one committed and did not come to sign is signed now. */
  async onModuleInit(): Promise<void> {
    const { origin, lookAgainMs } = this.options;
    await this.transactions.run({ role: 'intake' }, (manager) => this.store.create(manager, origin));
    await this.publisher.publish();
    if (lookAgainMs === undefined) return;
    // An idle process keeps up with what the others sign, and notices what was put right.
    this.#timer = setInterval(() => void this.publisher.publish(), lookAgainMs).unref();
  }

  /** The database closes after this: nothing is at work in it then. */
  async onModuleDestroy(): Promise<void> {
    clearInterval(this.#timer);
    if (this.#timer) await this.publisher.publish();
  }
}

/** The node's log. */
@Module({})
export class LedgerModule {
  static readonly entities = [LogEntry, LogHead, LogCheckpoint];

  static register(options: LogOptions): DynamicModule {
    const services = [LedgerStore, CheckpointStore, QuorumStore, TreeStore, LogPublisher];
    return {
      module: LedgerModule,
      providers: [...services, LogLife, { provide: LOG_OPTIONS, useValue: options }],
      exports: services,
    };
  }
}
