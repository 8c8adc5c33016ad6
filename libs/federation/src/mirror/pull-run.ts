import type { RootHistory } from '#membership';

import type { Envelope } from '../core/envelope.js';
import type { Peer } from '../peer.js';
import type { Outcome } from './mirror-keeper.service.js';
import type { MirrorLog } from './mirror.store.js';
import type { OutcomeCounts } from './pull-report.js';

/** One pull on its way. */
export class PullRun {
  readonly waiting: Envelope[] = [];
  /** Numbers of words whose entries no checkpoint covers yet. */
  readonly deferred: number[] = [];
  seq: number;
  /** Those that were taken last are in the database. */
  written: Promise<void> = Promise.resolve();
  isWhole = false;
  /** The log names a root that this node does not have yet. */
  isAhead = false;
  #isStopped = false;

  constructor(
    readonly peer: Peer,
    readonly mirror: MirrorLog,
    readonly history: RootHistory,
    readonly counts: OutcomeCounts,
    readonly signal?: AbortSignal,
  ) {
    this.seq = mirror.seq;
  }

  /** What is not covered by a checkpoint yet is asked for again, and all that follows it. */
  ended({ seq }: Envelope, outcome: Outcome): void {
    this.counts.set(outcome, (this.counts.get(outcome) ?? 0) + 1);
    if (outcome === 'deferred') {
      this.#isStopped = true;
      this.deferred.push(seq);
    }
    if (!this.#isStopped) this.seq = seq;
  }
}
