import { DynamicModule, Inject, Injectable, Module, OnModuleInit } from '@nestjs/common';

import { Transactions } from '#database';

import { LedgerStore } from './ledger.store.js';
import { LogEntry } from './log-entry.entity.js';
import { LogHead } from './log-head.entity.js';

export const LOG_ORIGIN = Symbol('log origin');

@Injectable()
class LogStart implements OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly store: LedgerStore,
    @Inject(LOG_ORIGIN) private readonly origin: string,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.transactions.run({ role: 'intake' }, (manager) => this.store.create(manager, this.origin));
  }
}

/** The node's log; `origin` is its name for ever. */
@Module({})
export class LedgerModule {
  static readonly entities = [LogEntry, LogHead];

  static register(origin: string): DynamicModule {
    return {
      module: LedgerModule,
      providers: [LedgerStore, LogStart, { provide: LOG_ORIGIN, useValue: origin }],
      exports: [LedgerStore],
    };
  }
}
