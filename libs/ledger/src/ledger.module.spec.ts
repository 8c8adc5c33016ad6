import { setTimeout } from 'node:timers/promises';

import { Test, type TestingModule } from '@nestjs/testing';

import { DatabaseModule, type OpenDatabase, Transactions, openDatabase } from '#database';
import { systemClock } from '#kernel';

import { emptyImage } from '../../../test/support/test-database.js';
import { testLog } from '../test/test-log.js';
import { testSigner } from '../test/test-signer.js';
import { LedgerModule, LedgerStore, type LogOptions, LogPublisher } from './index.js';

describe('LedgerModule', () => {
  let database: OpenDatabase;
  let isClosed = false;

  beforeEach(async () => {
    database = await openDatabase({ image: await emptyImage() }, LedgerModule.entities);
    isClosed = false;
  });

  afterEach(() => (isClosed ? undefined : database.close()));

  const startModule = async (log: LogOptions): Promise<TestingModule> => {
    const imports = [DatabaseModule.register(database, systemClock), LedgerModule.register(log)];
    const module = await Test.createTestingModule({ imports }).compile();
    await module.init();
    return module;
  };
  const start = async (origin: string): Promise<LedgerStore> =>
    (await startModule(testLog(origin, systemClock))).get(LedgerStore);

  it('makes the log when a node starts for the first time', async () => {
    const store = await start('example.org/log');
    const transactions = new Transactions(database, systemClock);
    const position = await transactions.run({ role: 'reader', state: 'NL' }, (manager) =>
      store.position(manager),
    );
    expect(position).toMatchObject({ origin: 'example.org/log', size: 0 });
  });

  it('stops a node that is pointed at the log of another register', async () => {
    await start('example.org/log');
    await expect(start('elsewhere.example/log')).rejects.toMatchObject({ code: 'LOG_OF_OTHER_REGISTER' });
  });

  it('looks at the log again while nothing happens, and not once it is stopped', async () => {
    const signer = testSigner('example.org/log');
    let looks = 0;
    // The key is not there at the first look.
    const signers = { log: () => ((looks += 1) > 1 ? signer : undefined) };
    const module = await startModule(testLog('example.org/log', systemClock, { signers, lookAgainMs: 10 }));
    const publisher = module.get(LogPublisher);
    expect(publisher.state).toBe('log_key_missing');
    while (publisher.state !== 'signing') await setTimeout(10);
    await module.close();
    isClosed = true;
    const before = looks;
    await setTimeout(50);
    expect(looks).toBe(before);
  });
});
