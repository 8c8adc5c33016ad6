import type { EntityManager } from 'typeorm';

import { type OpenDatabase, type Session, Transactions, openDatabase } from '#database';
import { type Clock, systemRandomness } from '#kernel';
import { LedgerModule, LedgerStore, LogPublisher } from '#ledger';

import { testLog } from '../../ledger/test/test-log.js';
import { emptyTables } from '../../../test/support/empty-tables.js';
import { emptyImage } from '../../../test/support/test-database.js';
import { testSigner } from '../../ledger/test/test-signer.js';
import type { JournalOptions } from '../src/journal-options.js';
import {
  JournalAnchor,
  JournalExpiry,
  JournalModule,
  JournalSealer,
  JournalStore,
  openInquiry,
} from '../src/index.js';
import { officerOf } from './officer.js';

export const ORIGIN = 'example.org/log';

/** A journal and a log in one embedded database, with a clock that the test sets. */
export class JournalBench {
  readonly clock: Clock & { time: Date } = {
    time: new Date('2026-11-23T12:00:00Z'),
    now() {
      return this.time;
    },
  };
  readonly ledger = new LedgerStore();
  readonly store = new JournalStore(this.clock, systemRandomness);
  readonly transactions: Transactions;
  readonly publisher: LogPublisher;
  readonly options: JournalOptions;
  readonly signer = testSigner('node');

  private constructor(readonly database: OpenDatabase) {
    const { clock } = this;
    this.transactions = new Transactions(database, clock);
    this.publisher = new LogPublisher(this.transactions, this.ledger, testLog(ORIGIN, clock));
    const signers = { node: () => this.signer };
    this.options = { origin: ORIGIN, clock, randomness: systemRandomness, signers };
  }

  /** A database for the tests of one suite. */
  static async database(): Promise<OpenDatabase> {
    const entities = [...LedgerModule.entities, ...JournalModule.entities];
    return openDatabase({ image: await emptyImage() }, entities);
  }

  /** A bench on such a database, which loses what an earlier one has left there. */
  static async open(database: OpenDatabase): Promise<JournalBench> {
    const bench = new JournalBench(database);
    await emptyTables(database);
    await bench.as({ role: 'intake' }, (manager) => bench.ledger.create(manager, ORIGIN));
    await bench.sealer().create();
    return bench;
  }

  as<T>(session: Session, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.transactions.run(session, work);
  }

  /** A process that seals. */
  sealer(): JournalSealer {
    return new JournalSealer(this.transactions, this.options);
  }

  anchor(changed: Partial<JournalOptions> = {}): JournalAnchor {
    return new JournalAnchor(this.transactions, this.ledger, this.publisher, { ...this.options, ...changed });
  }

  expiry(changed: Partial<JournalOptions> = {}): JournalExpiry {
    return new JournalExpiry(this.transactions, { ...this.options, ...changed });
  }

  /** An officer of a state asks about a record of FR, so many times. */
  async ask(state: string, times = 1): Promise<void> {
    const declared = { purpose: 'screening', caseReference: `${state}-1` };
    const inquiry = openInquiry(officerOf(state), declared);
    const records = [{ id: 'record', owner: 'FR' }];
    for (let time = 0; time < times; time += 1) {
      await this.as({ role: 'reader', state }, (manager) =>
        this.store.writeInquiry(manager, inquiry, { action: 'read_precedent', outcome: 'answered', records }),
      );
    }
  }

  /** As the owner of the tables, whom nothing keeps from anything. */
  asOwner<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.database.source.transaction(async (manager) => {
      await manager.query('SET LOCAL ROLE NONE');
      return manager.query<Row[]>(sql, parameters);
    });
  }
}
