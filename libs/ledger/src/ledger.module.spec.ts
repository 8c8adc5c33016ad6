import { Test } from '@nestjs/testing';

import { DatabaseModule, type OpenDatabase, Transactions, openDatabase } from '#database';
import { systemClock } from '#kernel';

import { testLog } from '../test/test-log.js';
import { LedgerModule, LedgerStore } from './index.js';

describe('LedgerModule', () => {
  let database: OpenDatabase;

  beforeAll(async () => {
    database = await openDatabase({}, LedgerModule.entities);
  });

  afterAll(() => database.close());

  const start = async (origin: string): Promise<LedgerStore> => {
    const imports = [
      DatabaseModule.register(database, systemClock),
      LedgerModule.register(testLog(origin, systemClock)),
    ];
    const module = await Test.createTestingModule({ imports }).compile();
    await module.init();
    return module.get(LedgerStore);
  };

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
});
