import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import { type OpenDatabase, Transactions, openDatabase } from '#database';
import { systemClock } from '#kernel';

import { type TestDatabase, testDatabase } from '../../../test/support/test-database.js';
import { type Job, JobQueue } from './index.js';

/** On the embedded database, or on a server: two processes of a node are two queues on one database. */
describe('the queue of background work', () => {
  let place: TestDatabase;
  let database: OpenDatabase;
  let transactions: Transactions;
  let queues: JobQueue[];
  let name: string;

  beforeAll(async () => {
    place = await testDatabase();
    const { image, url = '', adminUrl = '' } = place;
    database = await openDatabase(image ? { image } : { url, adminUrl }, []);
    transactions = new Transactions(database, systemClock);
  });

  beforeEach(() => {
    queues = [];
    name = `work-${randomUUID()}`;
  });

  afterEach(() => Promise.all(queues.map((queue) => queue.onModuleDestroy())));

  afterAll(async () => {
    await database?.close();
    await place?.drop();
  });

  /** A process of the node, with this work to do. */
  const begin = (job: Job): JobQueue => {
    const queue = new JobQueue(transactions);
    queue.define(job);
    queue.onApplicationBootstrap();
    queues.push(queue);
    return queue;
  };

  const statesOf = async (queue: JobQueue): Promise<Record<string, number>> => {
    const counts = (await queue.counts()).filter(({ job }) => job === name);
    return Object.fromEntries(counts.map(({ state, count }) => [state, count]));
  };

  const work = (
    run: Job['run'],
    { due = ['one'], ...rest }: { due?: string[]; atOnce?: number } = {},
  ): Job => ({
    name,
    everyMs: 1000,
    atOnce: 1,
    due: () => Promise.resolve(due),
    run,
    ...rest,
  });

  const until = async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) await pause(20);
  };

  it('does what is due for each subject, again and again', async () => {
    const done: string[] = [];
    begin(work((subject) => Promise.resolve(void done.push(subject)), { due: ['one', 'two'] }));
    await until(() => done.filter((one) => one === 'one').length >= 2);
    expect(new Set(done)).toEqual(new Set(['one', 'two']));
  });

  it('does it once in an interval, however many processes there are', async () => {
    const begun: number[] = [];
    const job = (): Job => work(() => Promise.resolve(void begun.push(Date.now())));
    for (let count = 0; count < 3; count += 1) begin(job());
    await until(() => begun.length >= 4);
    // Three processes would have begun four times within two intervals.
    expect((begun[3] ?? 0) - (begun[0] ?? 0)).toBeGreaterThan(1500);
  });

  it('never has two at the same subject, and holds no subject up for another', async () => {
    const atWork = new Map<string, number>();
    const most = new Map<string, number>();
    let quick = 0;
    const job = (): Job =>
      work(
        async (subject, signal) => {
          const now = (atWork.get(subject) ?? 0) + 1;
          atWork.set(subject, now);
          most.set(subject, Math.max(most.get(subject) ?? 0, now));
          if (subject === 'slow') await pause(60_000, undefined, { signal }).catch(() => undefined);
          else quick += 1;
          atWork.set(subject, now - 1);
        },
        { due: ['slow', 'quick'], atOnce: 2 },
      );
    begin(job());
    begin(job());
    await until(() => quick >= 3 && most.has('slow'));
    expect(Object.fromEntries(most)).toEqual({ slow: 1, quick: 1 });
  });

  it('tries again later what has thrown, and goes on with what has not', async () => {
    const done: string[] = [];
    const queue = begin(
      work(
        (subject) => {
          done.push(subject);
          return subject === 'broken' ? Promise.reject(new Error('Not now.')) : Promise.resolve();
        },
        { due: ['broken', 'whole'] },
      ),
    );
    await until(() => done.filter((one) => one === 'whole').length >= 3);
    expect(done.filter((one) => one === 'broken')).toHaveLength(1);
    expect(await statesOf(queue)).toMatchObject({ retry: 1 });
    expect(queue.isDown).toBe(false);
  });

  it('lets work end when the process stops, and tells it to', async () => {
    let ended = false;
    let begun = false;
    const queue = begin(
      work(async (_, signal) => {
        begun = true;
        await pause(60_000, undefined, { signal }).catch(() => undefined);
        ended = true;
      }),
    );
    await until(() => begun);
    await queue.onModuleDestroy();
    expect(ended).toBe(true);
    expect(await statesOf(queue)).not.toHaveProperty('active');
  });

  it('says that it is down while it cannot be asked, and ends no process', async () => {
    const whole = begin(work(() => Promise.resolve()));
    const broken = begin({ ...work(() => Promise.resolve()), due: () => Promise.reject(new Error('Away.')) });
    await until(() => broken.isDown);
    expect(whole.isDown).toBe(false);
  });

  it('has nothing to do, and no queue, where nothing is done by itself', async () => {
    const queue = begin({
      ...work(() => Promise.reject(new Error('Nobody calls this.'))),
      everyMs: undefined,
    });
    await queue.onModuleDestroy();
    expect(await statesOf(queue)).toEqual({});
    expect(queue.isDown).toBe(false);
  });

  it('is for the worker alone: nobody else may look into it, nor make anything in it', async () => {
    for (const role of ['intake', 'reader'] as const) {
      const session = role === 'reader' ? { role, state: 'NL' } : { role };
      const look = transactions.run(session, (manager) => manager.query('SELECT FROM grounds_jobs.job'));
      await expect(look).rejects.toMatchObject({ code: '42501' });
    }
    const make = transactions.run({ role: 'worker' }, (manager) =>
      manager.query('CREATE TABLE grounds_jobs.other (id int)'),
    );
    await expect(make).rejects.toMatchObject({ code: '42501' });
  });
});
