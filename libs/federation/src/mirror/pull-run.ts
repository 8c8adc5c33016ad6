import type { RootHistory } from '#membership';

import type { Envelope, StreamEnd } from '../core/envelope.js';
import type { Peer } from '../peer.js';
import type { Outcome } from './mirror-keeper.service.js';
import type { MirrorLog } from './mirror.store.js';
import type { OutcomeCounts } from './pull-report.js';

/** From whom words are taken, and by what they are judged. */
interface Taking {
  readonly peer: Peer;
  readonly mirror: MirrorLog;
  readonly history: RootHistory;
  readonly counts: OutcomeCounts;
  /** Whether it is all words after the newest one that is held; not when single ones are asked for anew. */
  readonly isInOrder: boolean;
  /** Ends it early. */
  readonly signal?: AbortSignal | undefined;
}

/** One answer of a node with words of it, on its way into the register. */
export class PullRun {
  readonly peer: Peer;
  readonly mirror: MirrorLog;
  readonly history: RootHistory;
  readonly signal: AbortSignal | undefined;
  readonly waiting: Envelope[] = [];
  /** Numbers of words whose entries no checkpoint covers yet. */
  readonly deferred: number[] = [];
  seq: number;
  /** Those that were taken last are in the database. */
  written: Promise<void> = Promise.resolve();
  /** Its last line; there is none when it was cut off. */
  end: StreamEnd | undefined;
  /** Entries that the log has grown by. */
  entries = 0;
  /** The log names a root that this node does not have yet. */
  isAhead = false;
  readonly #counts: OutcomeCounts;
  readonly #isInOrder: boolean;
  #isStopped = false;

  constructor({ peer, mirror, history, counts, isInOrder, signal }: Taking) {
    this.peer = peer;
    this.mirror = mirror;
    this.history = history;
    this.signal = signal;
    this.#counts = counts;
    this.#isInOrder = isInOrder;
    this.seq = mirror.seq;
  }

  /** Whether to ask for the rest; not of a node that has sent nothing new and says that there is more. */
  get hasMore(): boolean {
    return this.end?.more === true && this.seq > this.mirror.seq;
  }

  /** How far it has come for good. Words judged by an older root than their node's are judged again under the newer one. */
  get reached(): number {
    return this.#isInOrder && !this.isAhead ? this.seq : this.mirror.seq;
  }

  /** What is not covered by a checkpoint yet is asked for again, and all that follows it. */
  ended({ seq }: Envelope, outcome: Outcome): void {
    this.#counts.set(outcome, (this.#counts.get(outcome) ?? 0) + 1);
    if (outcome === 'deferred') {
      this.#isStopped = true;
      this.deferred.push(seq);
    }
    if (!this.#isStopped) this.seq = seq;
  }
}
