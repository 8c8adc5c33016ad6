import type { OpenDatabase } from '#database';
import { parseNodeStatement, verifyNodeStatement } from '#ledger/core';

import { JournalBench, ORIGIN } from '../../test/journal-bench.js';
import { type ChainHead, emptyChain, lineHash, readJournalHead, verifySeals } from '../core/index.js';
import { type SealedLine, sealedLines } from './sealed-lines.js';

describe('The sealed journal', () => {
  let database: OpenDatabase;
  let bench: JournalBench;

  beforeAll(async () => {
    database = await JournalBench.database();
  });

  beforeEach(async () => {
    bench = await JournalBench.open(database);
  });

  afterAll(() => database.close());

  const chain = (): Promise<SealedLine[]> =>
    bench.as({ role: 'worker' }, (manager) => sealedLines(manager, 0, 2_000));
  const verified = async (): Promise<ChainHead> => verifySeals(emptyChain(ORIGIN), await chain());

  it('has every line that was written, as it was written', async () => {
    await bench.ask('NL', 3);
    expect(await bench.sealer().seal()).toBe(3);
    const lines = await chain();
    expect(verifySeals(emptyChain(ORIGIN), lines).seq).toBe(3);
    for (const { line, lineHash: sealed } of lines) {
      expect(line?.content).toMatchObject({ state: 'NL', records: [{ id: 'record', owner: 'FR' }] });
      expect(line && lineHash(line.content, line.salt)).toEqual(Uint8Array.from(sealed));
    }
  });

  it('goes on behind what was sealed before, and seals nothing twice', async () => {
    await bench.ask('NL', 2);
    await bench.sealer().seal();
    await bench.ask('DE', 2);
    expect(await bench.sealer().seal()).toBe(2);
    expect(await bench.sealer().seal()).toBe(0);
    expect((await verified()).seq).toBe(4);
  });

  it('takes in a line that was written earlier and committed later', async () => {
    await bench.ask('NL');
    await bench.sealer().seal();
    bench.clock.time = new Date('2026-11-23T11:00:00Z');
    await bench.ask('DE');
    await bench.sealer().seal();
    expect((await chain()).map(({ line }) => line?.content.state)).toEqual(['NL', 'DE']);
  });

  it('is one chain, also when several processes seal at once', async () => {
    await bench.ask('NL', 20);
    const counts = await Promise.all([1, 2, 3].map(() => bench.sealer().seal()));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(20);
    expect((await verified()).seq).toBe(20);
  });

  it('is sealed in one go, however many lines wait', async () => {
    await bench.asOwner(
      `INSERT INTO journal_line (line_id, at, state, officer, action, outcome, detail, as_auditor, salt)
       SELECT gen_random_uuid(), '2026-11-23T12:00:00Z'::timestamptz + at * interval '1 ms', 'NL', 'officer', 'check',
              'answered', '{}', false, sha256(at::text::bytea) FROM generate_series(1, 1001) AS at`,
    );
    expect(await bench.sealer().seal()).toBe(1001);
    expect((await verified()).seq).toBe(1001);
  });

  it('has a head in the log also within a day, once there are many lines: proofs stay short', async () => {
    await bench.ask('NL', 1);
    await bench.sealer().seal();
    expect(await bench.anchor().logHead()).toBe(false);
    await bench.asOwner('UPDATE journal_head SET seq = 16384');
    expect(await bench.anchor().logHead()).toBe(true);
    expect(await bench.anchor().logHead()).toBe(false);
  });

  it.each([
    ['change a seal', 'UPDATE journal_seal SET chain_hash = line_hash', '42501'],
    ['delete a seal', 'DELETE FROM journal_seal', '42501'],
    [
      'put in a seal',
      `INSERT INTO journal_seal SELECT 9, line_hash, chain_hash, sealed_at FROM journal_seal`,
      '42501',
    ],
    ['move the head', 'UPDATE journal_head SET seq = 0', '42501'],
  ])('lets no reader %s', async (_, sql, code) => {
    await bench.ask('NL');
    await bench.sealer().seal();
    const change = bench.as({ role: 'reader', state: 'NL' }, (manager) => manager.query(sql));
    await expect(change).rejects.toMatchObject({ code });
  });

  it('never gives a sealed line another place, not even for the one that seals', async () => {
    await bench.ask('NL', 2);
    await bench.sealer().seal();
    await bench.as({ role: 'worker' }, (manager) => manager.query('UPDATE journal_line SET seq = NULL'));
    expect((await chain()).map(({ line }) => line !== undefined)).toEqual([true, true]);
  });

  describe('once a day', () => {
    const logged = (): Promise<{ entry: string; kind: string }[]> =>
      bench.asOwner('SELECT entry, kind FROM log_entry ORDER BY log_index');

    it('has its head logged, signed by the node, when the day is over', async () => {
      await bench.ask('NL', 2);
      await bench.sealer().seal();
      expect(await bench.anchor().logHead()).toBe(false);
      bench.clock.time = new Date('2026-11-24T00:00:03Z');
      expect(await bench.anchor().logHead()).toBe(true);
      const [entry] = await logged();
      const statement = await verifyNodeStatement(entry?.entry ?? '', ORIGIN, () => bench.signer.publicKey);
      const { seq, chainHash } = await verified();
      expect(readJournalHead(statement.claims)).toEqual({
        day: '2026-11-23',
        seq,
        chainHash: Uint8Array.from(chainHash),
      });
    });

    it('has it logged once, by whichever process comes first', async () => {
      await bench.ask('NL');
      await bench.sealer().seal();
      bench.clock.time = new Date('2026-11-24T00:00:03Z');
      const went = await Promise.all([1, 2, 3].map(() => bench.anchor().logHead()));
      expect(went.filter(Boolean)).toHaveLength(1);
      expect(await logged()).toHaveLength(1);
    });

    it('has nothing logged for a day on which nobody asked', async () => {
      bench.clock.time = new Date('2026-11-24T00:00:03Z');
      expect(await bench.anchor().logHead()).toBe(false);
      expect(await logged()).toEqual([]);
    });

    it('catches up after days at rest, with the day of its newest line', async () => {
      await bench.ask('NL');
      await bench.sealer().seal();
      bench.clock.time = new Date('2026-11-28T09:00:00Z');
      await bench.anchor().logHead();
      expect(parseNodeStatement((await logged())[0]?.entry ?? '').claims).toMatchObject({
        day: '2026-11-23',
        seq: 1,
      });
    });

    it('has nothing logged by a node without a node key', async () => {
      await bench.ask('NL');
      await bench.sealer().seal();
      bench.clock.time = new Date('2026-11-24T00:00:03Z');
      expect(await bench.anchor({ signers: { node: () => undefined } }).logHead()).toBe(false);
    });
  });

  describe('when its time is over', () => {
    beforeEach(async () => {
      await bench.ask('NL', 2);
      await bench.sealer().seal();
      bench.clock.time = new Date('2026-12-23T12:00:00Z');
      await bench.ask('DE');
    });

    it('loses its content, and verifies all the same', async () => {
      const before = await verified();
      expect(await bench.expiry({ retentionDays: 29 }).expireByRetention()).toBe(2);
      expect(await verified()).toEqual(before);
      expect((await chain()).map(({ line, expired }) => [line, expired])).toEqual([
        [undefined, true],
        [undefined, true],
      ]);
      const left = await bench.asOwner<{ state: string }>('SELECT state FROM journal_line');
      expect(left).toEqual([{ state: 'DE' }]);
      expect(await bench.asOwner('SELECT * FROM journal_record')).toHaveLength(1);
    });

    it('keeps its content until then', async () => {
      expect(await bench.expiry({ retentionDays: 31 }).expireByRetention()).toBe(0);
    });

    it('keeps its content when the operator has set no time', async () => {
      expect(await bench.expiry().expireByRetention()).toBe(0);
    });

    it('never loses a line that is not sealed yet', async () => {
      await bench.expiry().expire(new Date('2027-12-31T00:00:00Z'));
      expect(await bench.asOwner('SELECT * FROM journal_line')).toHaveLength(1);
    });
  });
});
