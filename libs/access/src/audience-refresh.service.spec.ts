import { type OpenDatabase, Transactions, openDatabase } from '#database';
import { systemClock } from '#kernel';
import { MembershipDirectory, type Root } from '#membership';

import { emptyImage } from '../../../test/support/test-database.js';
import { exampleRoot, stateOf } from '../test/example-membership.js';
import { AudienceRefresh } from './audience-refresh.service.js';
import { AccessModule, AudienceReader, AudienceStore, audienceOf } from './index.js';

const EU = audienceOf('NL', { circles: ['eu'], states: [], except: [] });
const FRANCE = audienceOf('FI', { circles: [], states: ['FR'], except: [] });

describe('AudienceRefresh', () => {
  let image: Blob;
  let database: OpenDatabase;
  let transactions: Transactions;
  let directory: MembershipDirectory;
  let store: AudienceStore;

  beforeAll(async () => {
    image = await emptyImage();
  });

  beforeEach(async () => {
    database = await openDatabase({ image }, AccessModule.entities);
    transactions = new Transactions(database, systemClock);
    directory = new MembershipDirectory(exampleRoot());
    store = new AudienceStore(directory, transactions);
  });

  afterEach(() => database.close());

  const intern = (definition = EU): Promise<string> =>
    transactions.run({ role: 'intake' }, (manager) => store.intern(manager, definition));

  const startUnder = async (members = directory): Promise<void> => {
    const audiences = new AudienceStore(members, transactions);
    await new AudienceRefresh(members, transactions, audiences).onApplicationBootstrap();
  };

  /** The audiences that the database lets this state read. */
  const rowsOf = (state: string): Promise<string[]> =>
    transactions.run({ role: 'reader', state }, async (manager) => {
      const rows = await manager.find(AudienceReader, { order: { audienceId: 'ASC' } });
      return rows.map(({ audienceId }) => audienceId);
    });

  const withoutFrance = (version = 2): Root =>
    exampleRoot((payload) => {
      Object.assign(payload, { version, prev: '' });
      payload.states = payload.states.filter(({ code }) => code !== 'FR');
      for (const circle of payload.circles) circle.states = circle.states.filter((code) => code !== 'FR');
    });

  it('brings the kept readers in line with the root a node starts with', async () => {
    const id = await intern();
    expect(await rowsOf('FR')).toEqual([id]);
    await startUnder(new MembershipDirectory(withoutFrance()));
    expect(await rowsOf('FR')).toEqual([]);
    expect(await rowsOf('FI')).toEqual([id]);
  });

  it('closes the rows of a removed state before its tokens, so that a request let in before finds nothing', async () => {
    await intern();
    await startUnder();
    const between: { rows: string[]; member: boolean }[] = [];
    directory.onReplace(async () => {
      between.push({
        rows: await rowsOf('FR'),
        member: directory.current().memberFrom('FR') !== undefined,
      });
    });
    await directory.replace(withoutFrance());
    expect(between).toEqual([{ rows: [], member: true }]);
    expect(directory.current().memberFrom('FR')).toBeUndefined();
    expect(await rowsOf('FR')).toEqual([]);
  });

  it('resolves what is submitted meanwhile by the root that is coming', async () => {
    await startUnder();
    let meanwhile = '';
    directory.onReplace(async () => void (meanwhile = await intern(FRANCE)));
    await directory.replace(withoutFrance());
    expect(meanwhile).not.toBe('');
    expect(await rowsOf('FI')).toEqual([meanwhile]);
    expect(await rowsOf('FR')).toEqual([]);
  });

  it('lets a state that joined the register read from its first day on, as soon as the root is in force', async () => {
    const id = await intern(audienceOf('NL', { circles: [], states: ['BE'], except: [] }));
    await startUnder();
    expect(await rowsOf('BE')).toEqual([]);
    const withBelgium = exampleRoot((payload) => {
      Object.assign(payload, { version: 2, prev: '' });
      payload.states.push(stateOf('BE', { memberSince: '2026-06-01' }));
    });
    await directory.replace(withBelgium);
    expect(await rowsOf('BE')).toEqual([id]);
  });

  it('keeps the root before in force when the rows cannot be brought in line', async () => {
    await startUnder();
    await database.close();
    await expect(directory.replace(withoutFrance())).rejects.toThrow();
    expect(directory.current().memberFrom('FR')).toBeDefined();
    database = await openDatabase({ image }, AccessModule.entities);
  });
});
