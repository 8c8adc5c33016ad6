import { Inject, Injectable } from '@nestjs/common';
import { Registry, collectDefaultMetrics } from 'prom-client';

import { Transactions } from '#database';
import { Peers } from '#federation';
import { JobQueue } from '#jobs';
import { JournalBacklog } from '#journal';
import { CheckpointStore } from '#ledger';

import { DEGRADATIONS } from '../core/degradations.js';
import { OPERATION_OPTIONS, type OperationOptions } from '../operation-options.js';
import { Degradations } from '../status/degradations.service.js';
import { type NodeGauges, nodeGauges } from './node-gauges.js';
import { setPeers } from './set-peers.js';

/**
 * The node in numbers, as Prometheus reads them. Labels are names that the root, the program or the schema gives: other
 * nodes, codes, kinds of work, patterns of routes. Never an officer, a state's record, or anything of one.
 */
@Injectable()
export class NodeMetrics {
  readonly #registry = new Registry();
  readonly #gauges: NodeGauges = nodeGauges(this.#registry);
  #hasDefaults = false;

  constructor(
    private readonly degradations: Degradations,
    private readonly peers: Peers,
    private readonly backlog: JournalBacklog,
    private readonly queue: JobQueue,
    private readonly checkpoints: CheckpointStore,
    private readonly transactions: Transactions,
    @Inject(OPERATION_OPTIONS) private readonly options: OperationOptions,
  ) {}

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** @param route its pattern: an address would tell what was asked for */
  countRequest(method: string, route: string, status: number): void {
    this.#gauges.requests.inc({ method, route, status: `${Math.floor(status / 100)}xx` });
  }

  /** Everything, as of now. While the database does not answer, what does not come from it. */
  async text(): Promise<string> {
    this.observeProcess();
    const found = await this.degradations.all();
    const codes = found.map(({ code }) => code);
    for (const code of Object.keys(DEGRADATIONS)) {
      this.#gauges.degraded.set({ code }, codes.filter((one) => one === code).length);
    }
    if (codes.includes('DATABASE_UNAVAILABLE')) this.forget();
    else await this.readDatabase();
    return this.#registry.metrics();
  }

  /** Watching the process costs a little all the time; a node whose metrics nobody reads does not. */
  private observeProcess(): void {
    if (!this.#hasDefaults) collectDefaultMetrics({ register: this.#registry });
    this.#hasDefaults = true;
  }

  private async readDatabase(): Promise<void> {
    const now = this.options.clock.now();
    this.forget();
    setPeers(this.#gauges, await this.peers.facts(), now);
    for (const { origin, reason, count } of await this.peers.putAside()) {
      this.#gauges.putAside.set({ peer: origin, reason }, count);
    }
    for (const { job, state, count } of await this.queue.counts())
      this.#gauges.jobs.set({ job, state }, count);
    this.#gauges.unsealed.set((await this.backlog.unsealed()).count);
    await this.readLog(now);
  }

  private async readLog(now: Date): Promise<void> {
    const newest = await this.transactions.run({ role: 'intake' }, (manager) =>
      this.checkpoints.newest(manager),
    );
    if (!newest) return;
    this.#gauges.logEntries.set(newest.size);
    this.#gauges.logSigned.set((now.getTime() - newest.signedAt.getTime()) / 1000);
  }

  /** An old number is worse than none. */
  private forget(): void {
    for (const gauge of this.#gauges.ofDatabase) gauge.reset();
  }
}
