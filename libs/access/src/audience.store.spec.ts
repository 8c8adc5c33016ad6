import type { EntityManager } from 'typeorm';

import { type OpenDatabase, Transactions, openDatabase } from '#database';
import type { Clock } from '#kernel';
import { MembershipDirectory } from '#membership';

import { emptyImage } from '../../../test/support/test-database.js';
import { exampleRoot, stateOf } from '../test/example-membership.js';
import {
  ALWAYS,
  AccessModule,
  AudienceReader,
  AudienceRow,
  AudienceStore,
  type AudienceDefinition,
  type Interval,
  NO_RULES,
  StateCircle,
  StateExclusion,
  audienceOf,
  mayRead,
  readersOf,
  viewOf,
} from './index.js';

const NOW = new Date('2026-11-23T12:00:00Z');

const EU = audienceOf('NL', { circles: ['eu'], states: [], except: [] });
const NAMED = audienceOf('NL', { circles: [], states: ['FI'], except: [] });
const MEMBERS = audienceOf('NL', { circles: ['all-members'], states: [], except: [] });
const ALONE = audienceOf('NL', undefined);

const KEEP_ENTRY = `
  INSERT INTO log_entry
  (log_index, arrival, statement_id, signing_input_hash, state, issuer, key_id, entry, leaf_hash, root_hash, logged_at)
  SELECT $1::bigint, $1::bigint, $1::text, hash, 'NL', '', '', '', hash, hash, now() FROM sha256($1::text::bytea) hash
  ON CONFLICT DO NOTHING`;
const KEEP_CONTENT = `
  INSERT INTO disclosure (arrival, part, digest, encoded, audience_id)
  SELECT $1::bigint, 'outcome', sha256($1::text::bytea), '', $1::bigint ON CONFLICT DO NOTHING`;

describe('AudienceStore', () => {
  let database: OpenDatabase;
  let now: Date;
  const clock: Clock = { now: () => now };
  let transactions: Transactions;
  const storeUnder = (root = exampleRoot()): AudienceStore =>
    new AudienceStore(new MembershipDirectory(root), transactions);

  beforeAll(async () => {
    database = await openDatabase({ image: await emptyImage() }, AccessModule.entities);
    transactions = new Transactions(database, clock);
  });

  beforeEach(() => {
    now = NOW;
  });

  afterAll(() => database.close());

  const intake = <T>(work: (manager: EntityManager) => Promise<T>): Promise<T> =>
    transactions.run({ role: 'intake' }, work);

  const refresh = (store: AudienceStore): Promise<void> =>
    transactions.run({ role: 'worker' }, (manager) => store.refreshAll(manager));

  const keptReaders = (audienceId: string): Promise<Map<string, Interval>> =>
    intake(async (manager) => {
      const rows = await manager.find(AudienceReader, { where: { audienceId }, order: { state: 'ASC' } });
      return new Map(rows.map(({ state, since, until }) => [state, { since, until }]));
    });

  /** Keeps an audience, and one row of content that is for it. */
  const interned = async (store: AudienceStore, definition: AudienceDefinition): Promise<string> => {
    const id = await intake((manager) => store.intern(manager, definition));
    await intake(async (manager) => {
      await manager.query(KEEP_ENTRY, [id]);
      await manager.query(KEEP_CONTENT, [id]);
    });
    return id;
  };

  /** The ids of the audiences of which row-level security lets this state see the content. */
  const seenBy = (state: string): Promise<string[]> =>
    transactions.run({ role: 'reader', state }, async (manager) => {
      const rows = await manager.query<{ audience_id: string }[]>('SELECT audience_id FROM disclosure');
      return rows.map((row) => row.audience_id);
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

  it('resolves a new audience at once: to each reader, and when it may read', async () => {
    const id = await interned(storeUnder(), EU);
    const [since, until] = [new Date('2026-01-01T00:00:00Z'), new Date('2027-06-01T00:00:00Z')];
    expect(await keptReaders(id)).toEqual(
      new Map([
        ['FI', { since, until }],
        ['FR', { since, until }],
        ['NL', ALWAYS],
      ]),
    );
  });

  it('keeps exactly what readersOf decides, for whoever joins later too', async () => {
    const membership = new MembershipDirectory(exampleRoot()).current();
    const id = await interned(storeUnder(), MEMBERS);
    const decided = readersOf(MEMBERS, viewOf(membership, NO_RULES));
    expect(await keptReaders(id)).toEqual(new Map([...decided].sort()));
    expect(decided.get('CA')).toEqual({
      since: new Date('2027-01-01T00:00:00Z'),
      until: new Date('2027-11-01T00:00:00Z'),
    });
  });

  it('keeps the owner as the one reader of what is for nobody else', async () => {
    const id = await interned(storeUnder(), ALONE);
    expect([...(await keptReaders(id)).keys()]).toEqual(['NL']);
  });

  it('lets row-level security show content to the readers of its audience and to nobody else', async () => {
    const id = await interned(storeUnder(), NAMED);
    expect(await seenBy('NL')).toContain(id);
    expect(await seenBy('FI')).toContain(id);
    expect(await seenBy('FR')).not.toContain(id);
    expect(await seenBy('BE')).toEqual([]);
  });

  it('lets row-level security end a circle at its expiry, without a refresh', async () => {
    const id = await interned(storeUnder(), EU);
    now = new Date('2027-05-31T23:59:59.999Z');
    expect(await seenBy('FR')).toContain(id);
    now = new Date('2027-06-01T00:00:00Z');
    expect(await seenBy('FR')).not.toContain(id);
    expect(await seenBy('NL')).toContain(id);
  });

  it('lets row-level security begin a membership on its first day, without a refresh', async () => {
    const id = await interned(storeUnder(), MEMBERS);
    now = new Date('2026-12-31T23:59:59.999Z');
    expect(await seenBy('CA')).not.toContain(id);
    now = new Date('2027-01-01T00:00:00Z');
    expect(await seenBy('CA')).toContain(id);
  });

  it('takes a removed member out of every audience at the next refresh', async () => {
    const id = await interned(storeUnder(), EU);
    await refresh(storeUnder(exampleRoot(({ states }) => states.splice(1, 1))));
    expect([...(await keptReaders(id)).keys()]).toEqual(['FI', 'NL']);
    expect(await seenBy('FR')).not.toContain(id);
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

  it('resolves thousands of readers at once', async () => {
    const states = Array.from({ length: 300 }, (_, place) => `S${place}`);
    const wide = storeUnder(
      exampleRoot((payload) => {
        payload.states = states.map((code) => stateOf(code));
        for (const circle of payload.circles) circle.states = states;
      }),
    );
    const definitions = Array.from({ length: 20 }, (_, place) => ({ ...MEMBERS, owner: `S${place}` }));
    await intake(async (manager) => {
      for (const definition of definitions) await wide.intern(manager, definition);
    });
    await refresh(wide);
    const ids = await intake((manager) => manager.findBy(AudienceRow, { owner: 'S19' }));
    expect((await keptReaders(ids[0]?.audienceId ?? '')).size).toBe(300);
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

  describe('what a state has said of its circles and of whom it shuts out', () => {
    const NEAR = audienceOf('NL', { circles: ['nl:near'], states: [], except: [] });
    const UNTIL = new Date('2027-03-01T00:00:00Z');

    /** Puts the word of NL into the tables, as the gate does, and has its audiences resolved again. */
    const say = (store: AudienceStore, states: string[], shutOut: string[]): Promise<void> =>
      intake(async (manager) => {
        const audienceId = await store.intern(manager, ALONE);
        const place = { owner: 'NL', version: 1, arrival: null, audienceId };
        const label = { en: 'Near', nl: 'Nabij' };
        await manager.delete(StateCircle, { owner: 'NL' });
        await manager.delete(StateExclusion, { owner: 'NL' });
        await manager.insert(StateCircle, {
          ...{ ...place, circleId: 'nl:near', label, states, expires: UNTIL, roster: 'owner' },
        });
        await manager.insert(StateExclusion, { ...place, states: shutOut, reason: 'None.' });
        await store.refreshOwner(manager, 'NL');
      });
    const readers = async (id: string): Promise<string[]> => [...(await keptReaders(id)).keys()];
    const mayBy = (store: AudienceStore, state: string, definition: AudienceDefinition): Promise<boolean> =>
      transactions.run({ role: 'reader', state }, async (manager) =>
        mayRead(definition, state, await store.viewFor(manager, [definition]), now),
      );

    afterEach(() => say(storeUnder(), [], []));

    it('is resolved with a new audience, and again when it is said anew', async () => {
      const store = storeUnder();
      await say(store, ['FI', 'FR'], []);
      const id = await interned(store, NEAR);
      expect((await keptReaders(id)).get('FI')?.until).toEqual(UNTIL);
      expect(await readers(id)).toEqual(['FI', 'FR', 'NL']);
      await say(store, ['FR'], []);
      expect(await readers(id)).toEqual(['FR', 'NL']);
      expect(await seenBy('FI')).not.toContain(id);
    });

    it('takes a state that is shut out from every audience of the owner, and from no other', async () => {
      const store = storeUnder();
      const [named, theirs] = [NAMED, { ...NAMED, owner: 'FR' }];
      const [id, other] = [await interned(store, named), await interned(store, theirs)];
      await say(store, [], ['FI']);
      expect(await readers(id)).toEqual(['NL']);
      expect(await readers(other)).toEqual(['FI', 'FR']);
      await say(store, [], []);
      expect(await readers(id)).toEqual(['FI', 'NL']);
    });

    it('counts at the next root too', async () => {
      const store = storeUnder();
      const [near, named] = [await interned(store, NEAR), await interned(store, NAMED)];
      await say(store, ['FR'], ['FI']);
      await refresh(store);
      expect([await readers(near), await readers(named)]).toEqual([['FR', 'NL'], ['NL']]);
    });

    it('is asked anew for each judgement, so that the word another process has taken counts at once', async () => {
      const [here, elsewhere] = [storeUnder(), storeUnder()];
      await say(elsewhere, ['FI'], []);
      expect(await mayBy(here, 'FI', NEAR)).toBe(true);
      await say(elsewhere, ['FI'], ['FI']);
      expect(await mayBy(here, 'FI', NEAR)).toBe(false);
      expect(await mayBy(here, 'FI', NAMED)).toBe(false);
      await say(elsewhere, [], []);
      expect(await mayBy(here, 'FI', NEAR)).toBe(false);
      expect(await mayBy(here, 'FI', NAMED)).toBe(true);
    });

    it('is for no reader to see that it does not concern', async () => {
      const store = storeUnder();
      await say(store, ['FR'], ['FI']);
      const seen = (state: string): Promise<number[]> =>
        transactions.run({ role: 'reader', state }, async (manager) => [
          await manager.count(StateCircle),
          await manager.count(StateExclusion),
        ]);
      expect([await seen('NL'), await seen('FR'), await seen('FI')]).toEqual([
        [1, 1],
        [0, 0],
        [0, 0],
      ]);
    });
  });

  it('lets no reader write itself into an audience', async () => {
    const id = await interned(storeUnder(), ALONE);
    const attempt = transactions.run({ role: 'reader', state: 'FR' }, (manager) =>
      manager.insert(AudienceReader, { audienceId: id, state: 'FR', ...ALWAYS }),
    );
    await expect(attempt).rejects.toMatchObject({ code: '42501' });
  });

  describe('definitions', () => {
    const asReader = <T>(state: string, work: (manager: EntityManager) => Promise<T>): Promise<T> =>
      transactions.run({ role: 'reader', state }, work);

    it('are found within the transaction of a reader that may not see them itself', async () => {
      const store = storeUnder();
      const [eu, alone] = [await interned(store, EU), await interned(store, ALONE)];
      const found = await asReader('FI', (manager) => store.definitions(manager, [eu, alone, eu]));
      expect(found).toEqual(
        new Map([
          [eu, EU],
          [alone, ALONE],
        ]),
      );
      await expect(asReader('NL', (manager) => manager.find(AudienceRow))).rejects.toMatchObject({
        code: '42501',
      });
    });

    it('leave the reader the reader it was', async () => {
      const store = storeUnder();
      const id = await interned(store, NAMED);
      const roles = await asReader('FI', async (manager) => {
        await store.definitions(manager, [id]);
        return manager.query<unknown>('SELECT current_user AS role, grounds_state() AS state');
      });
      expect(roles).toEqual([{ role: 'grounds_reader', state: 'FI' }]);
    });

    it('are asked for once: the second time no statement is sent', async () => {
      const store = storeUnder();
      const [eu, named] = [await interned(store, EU), await interned(store, NAMED)];
      await asReader('NL', (manager) => store.definitions(manager, [eu, named]));
      const again = await asReader('NL', async (manager) => {
        const query = jest.spyOn(manager, 'query');
        const findBy = jest.spyOn(manager, 'findBy');
        const found = await store.definitions(manager, [named, eu]);
        expect(query).not.toHaveBeenCalled();
        expect(findBy).not.toHaveBeenCalled();
        return found;
      });
      expect(again.get(eu)).toEqual(EU);
      expect(again.get(named)).toEqual(NAMED);
    });

    it('leave out an id that does not exist', async () => {
      const found = await asReader('NL', (manager) => storeUnder().definitions(manager, ['999999999']));
      expect(found.size).toBe(0);
    });
  });
});
