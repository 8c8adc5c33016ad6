import { type OpenDatabase, Transactions, openDatabase } from '#database';
import { systemClock } from '#kernel';
import { MembershipDirectory } from '#membership';

import { exampleRoot } from '../test/example-membership.js';
import { AudienceRefresh } from './audience-refresh.service.js';
import { AccessModule, AudienceReader, AudienceStore, audienceOf } from './index.js';

describe('AudienceRefresh', () => {
  let database: OpenDatabase;

  beforeAll(async () => {
    database = await openDatabase({}, AccessModule.entities);
  });

  afterAll(() => database.close());

  it('brings the kept readers in line with the root a node starts with', async () => {
    const transactions = new Transactions(database, systemClock);
    const storeUnder = (root: ReturnType<typeof exampleRoot>): AudienceStore =>
      new AudienceStore(new MembershipDirectory(root), systemClock);
    const shared = audienceOf('NL', { circles: [], states: ['FR'], except: [] });
    await transactions.run({ role: 'intake' }, (manager) =>
      storeUnder(exampleRoot()).intern(manager, shared),
    );

    const withoutFrance = exampleRoot(({ states }) => states.splice(1, 1));
    await new AudienceRefresh(transactions, storeUnder(withoutFrance)).onApplicationBootstrap();

    const readers = await transactions.run({ role: 'intake' }, (manager) => manager.find(AudienceReader));
    expect(readers.map((reader) => reader.state)).toEqual(['NL']);
  });
});
