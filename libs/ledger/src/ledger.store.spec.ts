import { createHash } from 'node:crypto';

import type { EntityManager } from 'typeorm';

import { type OpenDatabase, Transactions, openDatabase } from '#database';
import { systemClock } from '#kernel';

import { emptyImage } from '../../../test/support/test-database.js';
import { treeHash } from '../test/recursive-tree.js';
import { testSigner } from '../test/test-signer.js';
import { issueNodeStatement } from './core/node-statement.js';
import { LedgerModule, LedgerStore, type LogEntry, type NewLogEntry } from './index.js';

const ORIGIN = 'example.org/log';
const LOGGED_AT = new Date('2026-11-23T12:00:00Z');

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

function newEntry(name: string): NewLogEntry {
  return {
    statementId: `statement-${name}`,
    signingInputHash: sha256(`signing input ${name}`),
    state: 'NL',
    issuer: 'https://screening.nl.example',
    keyId: 'key',
    entry: `header.payload-${name}.signature`,
    loggedAt: LOGGED_AT,
  };
}

describe('LedgerStore', () => {
  const store = new LedgerStore();
  let database: OpenDatabase;
  let transactions: Transactions;

  beforeAll(async () => {
    database = await openDatabase({ image: await emptyImage() }, LedgerModule.entities);
    transactions = new Transactions(database, systemClock);
  });

  afterAll(() => database.close());

  const run = <T>(work: (manager: EntityManager) => Promise<T>): Promise<T> =>
    transactions.run({ role: 'intake' }, work);

  /** What a test does to the log is undone afterwards, so that each starts from the same one. */
  const inTrial = (work: (manager: EntityManager) => Promise<void>): Promise<void> =>
    run(async (manager) => {
      await work(manager);
      throw new Trial();
    }).catch((error: unknown) => {
      if (!(error instanceof Trial)) throw error;
    });

  class Trial extends Error {}

  async function append(manager: EntityManager, ...names: string[]): Promise<LogEntry[]> {
    const head = await store.lock(manager);
    const entries: LogEntry[] = [];
    for (const name of names) entries.push(await store.append(manager, head, newEntry(name)));
    return entries;
  }

  describe('before the first start', () => {
    it('says that there is no log, when its position is asked for and when it is locked', async () => {
      await expect(run((manager) => store.position(manager))).rejects.toMatchObject({ code: 'LOG_MISSING' });
      await expect(run((manager) => store.lock(manager))).rejects.toMatchObject({ code: 'LOG_MISSING' });
    });
  });

  describe('with a log', () => {
    beforeAll(() => run((manager) => store.create(manager, ORIGIN)));

    it('begins with no entry, under the root of the empty tree', async () => {
      expect(await run((manager) => store.position(manager))).toMatchObject({
        origin: ORIGIN,
        size: 0,
        rootHash: treeHash([]),
      });
    });

    it('gives each entry its index, its leaf hash and the root that ends with it', () =>
      inTrial(async (manager) => {
        const names = ['a', 'b', 'c', 'd', 'e'];
        const texts = names.map((name) => Buffer.from(newEntry(name).entry));
        const entries = await append(manager, ...names);
        expect(entries.map((entry) => entry.logIndex)).toEqual([0, 1, 2, 3, 4]);
        expect(entries.map((entry) => entry.leafHash)).toEqual(texts.map((text) => treeHash([text])));
        expect(entries.map((entry) => entry.rootHash)).toEqual(
          texts.map((_, index) => treeHash(texts.slice(0, index + 1))),
        );
      }));

    it('goes on from what the database holds, not from what was in memory', () =>
      inTrial(async (manager) => {
        await append(manager, 'a', 'b', 'c');
        const [fourth] = await append(manager, 'd');
        const texts = ['a', 'b', 'c', 'd'].map((name) => Buffer.from(newEntry(name).entry));
        expect(fourth).toMatchObject({ logIndex: 3, rootHash: treeHash(texts) });
        expect(await store.position(manager)).toMatchObject({ size: 4, rootHash: treeHash(texts) });
      }));

    it('appends many at once as it appends them one by one', () =>
      inTrial(async (manager) => {
        const names = Array.from({ length: 300 }, (_, index) => String(index));
        const logged = await store.appendAll(manager, await store.lock(manager), names.map(newEntry));
        const texts = names.map((name) => Buffer.from(newEntry(name).entry));
        expect(logged.map(({ logIndex }) => logIndex)).toEqual(names.map(Number));
        for (const index of [0, 1, 254, 255, 256, 299]) {
          expect(await store.rootAt(manager, index + 1)).toEqual(treeHash(texts.slice(0, index + 1)));
        }
        expect(await manager.query('SELECT level, node_index, hash FROM log_node')).toEqual([
          { level: 8, node_index: '0', hash: treeHash(texts.slice(0, 256)) },
        ]);
      }));

    it('takes nothing when there is nothing to append', () =>
      inTrial(async (manager) => {
        expect(await store.appendAll(manager, await store.lock(manager), [])).toEqual([]);
        expect((await store.position(manager)).size).toBe(0);
      }));

    it('holds what the node says of itself between the statements of states', () =>
      inTrial(async (manager) => {
        const signer = testSigner('node');
        const jti = 'AAAAAAAAAAAAAAAAAAAAAA';
        const claims = {
          iss: ORIGIN,
          iat: 1_795_521_600,
          jti,
          kind: 'journal-head',
          day: '2026-11-24',
        } as const;
        const text = await issueNodeStatement(signer, claims);
        await append(manager, 'a');
        const head = await store.lock(manager);
        const { logIndex, rootHash } = await store.appendNodeStatement(manager, head, text, LOGGED_AT);
        expect(await store.find(manager, jti)).toMatchObject({
          kind: 'node',
          state: null,
          issuer: ORIGIN,
          keyId: signer.keyId,
          entry: text,
          logIndex: 1,
        });
        expect([logIndex, rootHash]).toEqual([
          1,
          treeHash([newEntry('a').entry, text].map((one) => Buffer.from(one))),
        ]);
        expect((await append(manager, 'b'))[0]).toMatchObject({
          kind: 'statement',
          state: 'NL',
          logIndex: 2,
        });
      }));

    it('takes nothing for its own that is not a statement of a node', () =>
      inTrial(async (manager) => {
        const head = await store.lock(manager);
        const append = store.appendNodeStatement(manager, head, newEntry('a').entry, LOGGED_AT);
        await expect(append).rejects.toMatchObject({ code: 'NODE_TOKEN_MALFORMED' });
      }));

    it.each([{ kind: 'node' as const }, { state: null }])(
      'has a state for each statement, and for no other: %o',
      (odd) =>
        inTrial(async (manager) => {
          const head = await store.lock(manager);
          await expect(store.append(manager, head, { ...newEntry('a'), ...odd })).rejects.toMatchObject({
            code: '23514',
          });
        }),
    );

    it('keeps what it was told about an entry', () =>
      inTrial(async (manager) => {
        await append(manager, 'a');
        const given = newEntry('a');
        expect(
          await store.findAllRepeated(manager, [given.statementId], [given.signingInputHash]),
        ).toMatchObject([given]);
      }));

    it('knows the root at every size it has had, and no other', () =>
      inTrial(async (manager) => {
        const entries = await append(manager, 'a', 'b', 'c');
        expect(Buffer.from((await store.rootAt(manager, 0)) ?? [])).toEqual(treeHash([]));
        for (const [index, entry] of entries.entries()) {
          expect(await store.rootAt(manager, index + 1)).toEqual(entry.rootHash);
        }
        expect(await store.rootAt(manager, 4)).toBeUndefined();
      }));

    it('knows how many entries it had at a time, the one of that very moment among them', () =>
      inTrial(async (manager) => {
        const head = await store.lock(manager);
        const times = ['2026-11-23T10:00:00Z', '2026-11-23T11:00:00Z', '2026-11-23T11:00:00Z'];
        for (const [place, time] of times.entries()) {
          await store.append(manager, head, { ...newEntry(String(place)), loggedAt: new Date(time) });
        }
        const sizeAt = (time: string): Promise<number> => store.sizeAt(manager, new Date(time));
        expect(await sizeAt('2026-11-23T09:59:59.999Z')).toBe(0);
        expect(await sizeAt('2026-11-23T10:00:00Z')).toBe(1);
        expect(await sizeAt('2026-11-23T10:59:59Z')).toBe(1);
        expect(await sizeAt('2026-11-23T11:00:00Z')).toBe(3);
        expect(await sizeAt('9999-01-01')).toBe(3);
      }));

    it('finds a repetition by its id alone and by its signing input alone', () =>
      inTrial(async (manager) => {
        await append(manager, 'a');
        const { statementId, signingInputHash } = newEntry('a');
        expect(await store.findAllRepeated(manager, [statementId], [sha256('other')])).toHaveLength(1);
        expect(await store.findAllRepeated(manager, ['other'], [signingInputHash])).toHaveLength(1);
        expect(await store.findAllRepeated(manager, ['other'], [sha256('other')])).toEqual([]);
      }));

    it.each(['statementId', 'signingInputHash'] as const)('never holds the same %s twice', (field) =>
      inTrial(async (manager) => {
        const head = await store.lock(manager);
        await store.append(manager, head, newEntry('a'));
        const twin = { ...newEntry('b'), [field]: newEntry('a')[field] };
        await expect(store.append(manager, head, twin)).rejects.toMatchObject({ code: '23505' });
      }),
    );

    it('keeps neither entry nor position of an append that is undone', async () => {
      await inTrial(async (manager) => void (await append(manager, 'a')));
      expect((await run((manager) => store.position(manager))).size).toBe(0);
      const { statementId, signingInputHash } = newEntry('a');
      expect(
        await run((manager) => store.findAllRepeated(manager, [statementId], [signingInputHash])),
      ).toEqual([]);
    });

    it('is made once: a second start leaves it as it is', () =>
      inTrial(async (manager) => {
        await append(manager, 'a');
        await store.create(manager, ORIGIN);
        expect((await store.position(manager)).size).toBe(1);
      }));

    it('refuses to start on the log of another register, and names it', async () => {
      const other = run((manager) => store.create(manager, 'elsewhere.example/log'));
      await expect(other).rejects.toMatchObject({
        code: 'LOG_OF_OTHER_REGISTER',
        message: expect.stringContaining(ORIGIN) as string,
      });
    });

    it('can be read by a reader and not be written', async () => {
      const read = transactions.run({ role: 'reader', state: 'DE' }, (manager) => store.position(manager));
      expect((await read).origin).toBe(ORIGIN);
      const write = transactions.run({ role: 'reader', state: 'DE' }, async (manager) => {
        const head = { ...(await store.position(manager)), arrivals: 0, frontier: Buffer.alloc(0) };
        return store.append(manager, head, newEntry('a'));
      });
      await expect(write).rejects.toMatchObject({ code: '42501' });
    });
  });
});
