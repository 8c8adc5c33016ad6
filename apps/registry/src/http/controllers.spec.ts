import { HttpException } from '@nestjs/common';

import { type OpenDatabase, Transactions, openDatabase } from '#database';
import { systemClock } from '#kernel';
import { LOG_STATE_SENTENCES, LedgerModule, LedgerStore, type LogOptions, LogPublisher } from '#ledger';
import { MembershipDirectory, type Root } from '#membership';

import { testLog } from '../../../../libs/ledger/test/test-log.js';
import { HealthController } from './health.controller.js';
import { WelcomeController } from './welcome.controller.js';

describe('HealthController', () => {
  let database: OpenDatabase;
  let health: HealthController;
  let log: LogOptions;
  let publisher: LogPublisher;

  beforeAll(async () => {
    database = await openDatabase({}, LedgerModule.entities);
    const transactions = new Transactions(database, systemClock);
    log = testLog('example.org/log', systemClock);
    const store = new LedgerStore();
    await transactions.run({ role: 'intake' }, (manager) => store.create(manager, log.origin));
    publisher = new LogPublisher(transactions, store, log);
    health = new HealthController(transactions, publisher);
  });

  it('says that the process answers, that it can read, and that the log is signed', async () => {
    await publisher.publish();
    expect(health.health()).toEqual({ status: 'ok' });
    expect(await health.ready()).toEqual({ status: 'ok', database: 'ok', log: 'signing' });
  });

  it('is degraded and goes on when the log is not signed, and says in a sentence why', async () => {
    const transactions = new Transactions(database, systemClock);
    const keyless = { ...log, signers: { log: () => undefined } };
    const unsigned = new LogPublisher(transactions, new LedgerStore(), keyless);
    await unsigned.publish();
    expect(await new HealthController(transactions, unsigned).ready()).toEqual({
      status: 'degraded',
      database: 'ok',
      log: 'log_key_missing',
      sentence: LOG_STATE_SENTENCES.log_key_missing,
    });
  });

  it('stays alive and is not ready when the database has gone, without saying why', async () => {
    await database.close();
    expect(health.health()).toEqual({ status: 'ok' });
    const error: unknown = await health.ready().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(HttpException);
    const { status, answer } = {
      status: (error as HttpException).getStatus(),
      answer: (error as HttpException).getResponse(),
    };
    expect([status, answer]).toEqual([503, { status: 'unavailable', database: 'unavailable' }]);
  });
});

describe('WelcomeController', () => {
  const page = (demo: boolean): string => {
    const payload = {
      format: 'register-root/1',
      states: [],
      circles: [],
      nodes: [],
      rootKeys: [],
      auditors: [],
      ...(demo ? { demo } : {}),
    };
    const root = { payload, digest: '' } as unknown as Root;
    return new WelcomeController(new MembershipDirectory(root)).page();
  };

  it('says first of all that a demonstration is one', () => {
    expect(page(true)).toMatch(/^DEMONSTRATION/);
    expect(page(false)).not.toContain('DEMONSTRATION');
  });

  it('names what the node offers', () => {
    for (const path of ['/graphql', '/graphql/stream', '/log/checkpoint', '/healthz', '/readyz'])
      expect(page(false)).toContain(path);
    expect([page(true), page(false)].map((text) => text.includes('/root.json'))).toEqual([true, false]);
  });
});
