import type { EntityManager } from 'typeorm';

import { type OpenDatabase, Transactions, openDatabase } from '#database';
import type { Clock } from '#kernel';
import { MembershipDirectory } from '#membership';

import { exampleRoot } from '../test/example-membership.js';
import {
  AccessModule,
  AudienceReader,
  AudienceRow,
  AudienceStore,
  WITHOUT_END,
  audienceOf,
} from './index.js';

const NOW = new Date('2026-11-23T12:00:00Z');

const EU = audienceOf('NL', { circles: ['eu'], states: [], except: [] });
const NAMED = audienceOf('NL', { circles: [], states: ['FI'], except: [] });
const ALONE = audienceOf('NL', undefined);

describe('AudienceStore', () => {
  let database: OpenDatabase;
  let now: Date;
  const clock: Clock = { now: () => now };
  const storeUnder = (root = exampleRoot()): AudienceStore =>
    new AudienceStore(new MembershipDirectory(root), clock);

  beforeAll(async () => {
    database = await openDatabase({}, AccessModule.entities);
  });

  beforeEach(() => {
    now = NOW;
  });

  afterAll(() => database.close());

  const intake = <T>(work: (manager: EntityManager) => Promise<T>): Promise<T> =>
    new Transactions(database, clock).run({ role: 'intake' }, work);

  const refresh = (store: AudienceStore): Promise<void> =>
    new Transactions(database, clock).run({ role: 'worker' }, (manager) => store.refreshAll(manager));

  const readersOf = (audienceId: string): Promise<Map<string, Date>> =>
    intake(async (manager) => {
      const rows = await manager.find(AudienceReader, { where: { audienceId }, order: { state: 'ASC' } });
      return new Map(rows.map(({ state, until }) => [state, until]));
    });

  /** The ids of the audiences that row-level security lets this state see. */
  const seenBy = (state: string): Promise<string[]> =>
    new Transactions(database, clock).run({ role: 'reader', state }, async (manager) => {
      const rows = await manager.find(AudienceRow);
      return rows.map((row) => row.audienceId);
    });

  it('gives the same audience the same id, and another one another', async () => {
    const store = storeUnder();
    const [eu, again, named] = await intake(async (manager) => [
      await store.intern(manager, EU),
      await store.intern(manager, audienceOf('NL', { circles: ['eu', 'eu'], states: [], except: [] })),
      await store.intern(manager, NAMED),
    ]);
    expect(again).toBe(eu);
    expect(named).not.toBe(eu);
  });

  it('keeps the same wording of another owner apart', async () => {
    const store = storeUnder();
    const french = { ...EU, owner: 'FR' };
    const [ours, theirs] = await intake(async (manager) => [
      await store.intern(manager, EU),
      await store.intern(manager, french),
    ]);
    expect(theirs).not.toBe(ours);
  });

  it('resolves a new audience to its readers at once', async () => {
    const id = await intake((manager) => storeUnder().intern(manager, EU));
    const end = new Date('2027-06-01T00:00:00Z');
    expect(await readersOf(id)).toEqual(
      new Map([
        ['FI', end],
        ['FR', end],
        ['NL', WITHOUT_END],
      ]),
    );
  });

  it('keeps the owner as the one reader of what is for nobody else', async () => {
    const id = await intake((manager) => storeUnder().intern(manager, ALONE));
    expect([...(await readersOf(id)).keys()]).toEqual(['NL']);
  });

  it('lets row-level security show an audience to its readers and to nobody else', async () => {
    const id = await intake((manager) => storeUnder().intern(manager, NAMED));
    expect(await seenBy('NL')).toContain(id);
    expect(await seenBy('FI')).toContain(id);
    expect(await seenBy('FR')).not.toContain(id);
    expect(await seenBy('BE')).toEqual([]);
  });

  it('lets row-level security end a circle at its expiry, without a refresh', async () => {
    const id = await intake((manager) => storeUnder().intern(manager, EU));
    now = new Date('2027-05-31T23:59:59.999Z');
    expect(await seenBy('FR')).toContain(id);
    now = new Date('2027-06-01T00:00:00Z');
    expect(await seenBy('FR')).not.toContain(id);
    expect(await seenBy('NL')).toContain(id);
  });

  it('takes a removed member out of every audience at the next refresh', async () => {
    const id = await intake((manager) => storeUnder().intern(manager, EU));
    await refresh(storeUnder(exampleRoot(({ states }) => states.splice(1, 1))));
    expect([...(await readersOf(id)).keys()]).toEqual(['FI', 'NL']);
    expect(await seenBy('FR')).not.toContain(id);
  });

  it('lets a state in at the first refresh after it has joined', async () => {
    const id = await intake((manager) =>
      storeUnder().intern(manager, audienceOf('NL', { circles: ['all-members'], states: [], except: [] })),
    );
    expect(await seenBy('CA')).not.toContain(id);
    now = new Date('2027-01-01T00:00:00Z');
    await refresh(storeUnder());
    expect(await seenBy('CA')).toContain(id);
  });

  it('gives what it gave before when nothing has changed', async () => {
    const store = storeUnder();
    await refresh(store);
    const all = (): Promise<AudienceReader[]> =>
      intake((manager) => manager.find(AudienceReader, { order: { audienceId: 'ASC', state: 'ASC' } }));
    const before = await all();
    await refresh(store);
    expect(await all()).toEqual(before);
    expect(before.length).toBeGreaterThan(0);
  });

  it('undoes the readers with the audience when the transaction fails', async () => {
    const definition = audienceOf('FR', { circles: [], states: ['NL'], except: [] });
    const failing = intake(async (manager) => {
      await storeUnder().intern(manager, definition);
      throw new Error('the work failed');
    });
    await expect(failing).rejects.toThrow('the work failed');
    const left = await intake((manager) => manager.findBy(AudienceRow, { owner: 'FR', definition }));
    expect(left).toEqual([]);
  });

  it('lets no reader write itself into an audience', async () => {
    const id = await intake((manager) => storeUnder().intern(manager, ALONE));
    const attempt = new Transactions(database, clock).run({ role: 'reader', state: 'FR' }, (manager) =>
      manager.insert(AudienceReader, { audienceId: id, state: 'FR', until: WITHOUT_END }),
    );
    await expect(attempt).rejects.toMatchObject({ code: '42501' });
  });
});
