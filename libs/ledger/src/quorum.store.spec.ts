import { LogBench } from '../test/log-bench.js';
import { type QuorumCheckpoint, QuorumStore } from './index.js';

const store = new QuorumStore();
const checkpoint = (size: number, at: string): QuorumCheckpoint => ({
  origin: 'example.org/log',
  size,
  rootHash: Buffer.alloc(32, size),
  note: `note ${size} ${at}`,
  witnessedAt: new Date(at),
});
const FIRST = '2026-11-24T09:00:00Z';
const LATER = '2026-11-24T10:00:00Z';

describe('the newest checkpoint that a quorum has cosigned', () => {
  let log: LogBench;

  beforeAll(async () => {
    log = await LogBench.open();
  });

  afterAll(() => log.close());

  it('is the largest, with the time at which it was first reached', async () => {
    const newest = await log.run(async (manager) => {
      await store.keep(manager, checkpoint(3, FIRST));
      await store.keep(manager, checkpoint(3, LATER));
      await store.keep(manager, checkpoint(2, LATER));
      return store.newestQuorum(manager, 'example.org/log');
    });
    expect(newest).toEqual(checkpoint(3, FIRST));
    await log.run((manager) => store.keep(manager, checkpoint(4, LATER)));
    expect(await log.run((manager) => store.all(manager))).toEqual([checkpoint(4, LATER)]);
  });

  it('is none for a log that reached none', async () => {
    expect(await log.run((manager) => store.newestQuorum(manager, 'other.example/log'))).toBeUndefined();
  });

  it('may be read by readers, and not written', async () => {
    const reader = { role: 'reader', state: 'NL' } as const;
    const read = log.transactions.run(reader, (manager) => store.all(manager));
    expect(await read).toHaveLength(1);
    const written = log.transactions.run(reader, (manager) => store.keep(manager, checkpoint(9, LATER)));
    await expect(written).rejects.toThrow(/permission denied/);
  });
});
