import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { PgBoss } from 'pg-boss';

import { Transactions } from '#database';

import { bossDatabase } from './boss-database.js';
import type { Job } from './job.type.js';

/** Made by a migration; the node's login may make nothing. */
const SCHEMA = 'grounds_jobs';
/** Work that is due is put into the queue at least this often; that it was done already is for the queue to see. */
const LONGEST_TICK_MS = 60_000;
/** Seconds between two looks of an idle worker. */
const POLL = 1;
/** Seconds after which work that has shown no sign of life is another process's. */
const HEARTBEAT = 60;
/** What throws is tried again after about 5 seconds, then twice as long each time, by a part of it at random. */
const RETRY = { retryLimit: 20, retryDelay: 5, retryBackoff: true, retryDelayMax: 3600 };
/** Milliseconds that work is given to end when the process stops. */
const PATIENCE_MS = 10_000;

const COUNTS = `SELECT name AS job, state::text, count(*)::int FROM ${SCHEMA}.job GROUP BY 1, 2 ORDER BY 1, 2`;

/** How many pieces of one kind of work are in one state. */
export interface JobCount {
  readonly job: string;
  readonly state: string;
  readonly count: number;
}

type Repeated = Job & { readonly everyMs: number };

/** The queue of background work: one in the database, for all processes of the node. */
@Injectable()
export class JobQueue implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger(JobQueue.name);
  readonly #jobs: Repeated[] = [];
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #stop = new AbortController();
  #boss: PgBoss | undefined;
  #starting: Promise<void> | undefined;
  #planting: Promise<void> = Promise.resolve();
  /** Kinds of work that were not put into the queue, or the queue itself. */
  readonly #failing = new Set<string>();

  constructor(private readonly transactions: Transactions) {}

  /** Whether there is background work, and it is not done. */
  get isDown(): boolean {
    return this.#failing.size > 0;
  }

  /** Adds a kind of work; before the node has started. */
  define(job: Job): void {
    if (isRepeated(job)) this.#jobs.push(job);
  }

  /** A node with nothing to do by itself has no queue. The others do not wait for it: reading needs no background work. */
  onApplicationBootstrap(): void {
    for (const job of this.#jobs) {
      const tick = (): void => {
        this.#planting = Promise.all([this.#planting, this.plant(job)]).then(() => undefined);
      };
      this.#timers.push(setInterval(tick, Math.min(job.everyMs, LONGEST_TICK_MS)).unref());
    }
    if (this.#jobs.length > 0) void this.start();
  }

  async onModuleDestroy(): Promise<void> {
    this.#timers.forEach((timer) => clearInterval(timer));
    this.#stop.abort();
    await this.#starting;
    await this.#planting;
    await this.#boss?.stop({ graceful: true, timeout: PATIENCE_MS });
  }

  /** How much there is of each kind of work, by state. */
  counts(): Promise<JobCount[]> {
    return this.transactions.run({ role: 'worker' }, (manager) => manager.query(COUNTS));
  }

  /** Puts what is due into the queue: nothing that waits or is at work already, and once in an interval. */
  private async plant(job: Repeated): Promise<void> {
    await this.start();
    const boss = this.#boss;
    if (!boss || this.#stop.signal.aborted) return;
    try {
      const subjects = await job.due();
      const singletonSeconds = secondsOf(job);
      const jobs = subjects.map((subject) => ({
        data: { subject },
        singletonKey: subject,
        singletonSeconds,
      }));
      if (jobs.length > 0) await boss.insert(job.name, jobs);
      this.#failing.delete(job.name);
      this.#failing.delete(SCHEMA);
    } catch (error) {
      this.failed(job.name, error);
    }
  }

  /** Starts the queue once; a start that fails is tried again with the next tick. */
  private start(): Promise<void> {
    if (this.#boss || this.#stop.signal.aborted) return Promise.resolve();
    this.#starting ??= this.startNow().finally(() => (this.#starting = undefined));
    return this.#starting;
  }

  private async startNow(): Promise<void> {
    const boss = new PgBoss({
      db: bossDatabase(this.transactions),
      schema: SCHEMA,
      migrate: false,
      schedule: false,
      registerInstance: false,
      maintenanceIntervalSeconds: 3600,
      // Both are for the owner of the tables, which this is not.
      reindex: false,
      monitorVacuum: false,
    });
    boss.on('error', (error) => this.failed(SCHEMA, error));
    try {
      await boss.start();
      for (const job of this.#jobs) await this.serve(boss, job);
      this.#boss = boss;
      this.#failing.delete(SCHEMA);
    } catch (error) {
      this.failed(SCHEMA, error);
      await boss.stop({ graceful: false }).catch(() => undefined);
    }
  }

  private async serve(boss: PgBoss, job: Repeated): Promise<void> {
    const options = {
      ...RETRY,
      heartbeatSeconds: HEARTBEAT,
      expireInSeconds: 3600,
      // That it was done in this interval has to be seen until the interval is over.
      deleteAfterSeconds: Math.max(600, 2 * secondsOf(job)),
    };
    await boss.createQueue(job.name, { ...options, policy: 'exclusive' });
    await boss.updateQueue(job.name, options);
    const polling = { localConcurrency: job.atOnce, pollingIntervalSeconds: POLL };
    await boss.work<{ subject: string }>(job.name, polling, async ([one]) => {
      if (one) await job.run(one.data.subject, AbortSignal.any([one.signal, this.#stop.signal]));
    });
  }

  /** Said once: a database that is away for an hour fails every second. */
  private failed(what: string, error: unknown): void {
    if (this.#stop.signal.aborted || this.#failing.has(what)) return;
    this.#failing.add(what);
    const { name, code = 'no code' } = error as Error & { code?: string };
    this.#logger.error(`Background work stands still: ${what} (${name}, ${code}). It is tried again.`);
  }
}

function isRepeated(job: Job): job is Repeated {
  return job.everyMs !== undefined;
}

function secondsOf({ everyMs }: Repeated): number {
  return Math.max(1, Math.round(everyMs / 1000));
}
