import { createHash } from 'node:crypto';

import type { EntityManager } from 'typeorm';

import { type OpenDatabase, Transactions, openDatabase } from '#database';
import type { Clock } from '#kernel';

import { emptyImage } from '../../../test/support/test-database.js';
import { LedgerModule, LedgerStore, type LogOptions, LogPublisher, type NewLogEntry } from '../src/index.js';
import { testLog } from './test-log.js';

export const ORIGIN = 'example.org/log';
export const NOW = new Date('2026-11-24T12:00:00Z');

/** An entry that nobody has verified: the log takes the text as it is. */
export function preparedEntry(name: string, loggedAt = NOW): NewLogEntry {
  return {
    statementId: `statement-${name}`,
    signingInputHash: createHash('sha256').update(`signing input ${name}`).digest(),
    state: 'NL',
    issuer: 'https://screening.nl.example',
    keyId: 'key',
    entry: `header.payload-${name}.signature`,
    loggedAt,
  };
}

/** A log in an embedded database, and publishers of it as several processes would have them. */
export class LogBench {
  readonly store = new LedgerStore();
  readonly clock: Clock & { time: Date } = {
    time: NOW,
    now() {
      return this.time;
    },
  };
  readonly transactions: Transactions;
  options: LogOptions;

  private constructor(readonly database: OpenDatabase) {
    this.transactions = new Transactions(database, this.clock);
    this.options = testLog(ORIGIN, this.clock);
  }

  static async open(): Promise<LogBench> {
    const bench = new LogBench(await openDatabase({ image: await emptyImage() }, LedgerModule.entities));
    await bench.run((manager) => bench.store.create(manager, ORIGIN));
    return bench;
  }

  run<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.transactions.run({ role: 'intake' }, work);
  }

  /** A process with a publisher of its own; by default it shares folder and key with the others. */
  publisher(changed: Partial<LogOptions> = {}): LogPublisher {
    return new LogPublisher(this.transactions, this.store, { ...this.options, ...changed });
  }

  async append(...names: string[]): Promise<void> {
    await this.run(async (manager) => {
      const head = await this.store.lock(manager);
      await this.store.appendAll(
        manager,
        head,
        names.map((name) => preparedEntry(name, this.clock.now())),
      );
    });
  }

  /** An empty log with a folder of its own again. */
  async reset(): Promise<void> {
    this.clock.time = NOW;
    this.options = testLog(ORIGIN, this.clock);
    await this.run(async (manager) => {
      await manager.query('RESET ROLE');
      await manager.query('TRUNCATE log_entry, log_head, log_node, log_checkpoint CASCADE');
      await this.store.create(manager, ORIGIN);
    });
  }

  close(): Promise<void> {
    return this.database.close();
  }
}
