import type { RootHistory } from '#membership';

import type { Envelope, StreamEnd } from '../core/envelope.js';
import type { Peer } from '../peer.js';
import type { Outcome } from './mirror-keeper.service.js';
import type { MirrorLog } from './mirror.store.js';
import type { OutcomeCounts } from './pull-report.js';

/** What a pull has come to so far, answer by answer. */
export interface PullProgress {
  readonly counts: OutcomeCounts;
  /** Entries that the log has grown by. */
  entries: number;
}

/** From whom words are taken, and by what they are judged. */
interface Taking {
  readonly peer: Peer;
  readonly mirror: MirrorLog;
  readonly history: RootHistory;
  readonly progress: PullProgress;
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
  readonly progress: PullProgress;
  readonly signal: AbortSignal | undefined;
  readonly waiting: Envelope[] = [];
  /** Numbers of words whose entries no checkpoint covers yet. */
  readonly deferred: number[] = [];
  seq: number;
  /** Those that were taken last are in the database. */
  written: Promise<void> = Promise.resolve();
  /** Its last line; there is none when it was cut off. */
  end: StreamEnd | undefined;
  /** The log names a root that this node does not have yet. */
  isAhead = false;
  readonly #isInOrder: boolean;
  #isStopped = false;

  constructor({ peer, mirror, history, progress, isInOrder, signal }: Taking) {
    this.peer = peer;
    this.mirror = mirror;
    this.history = history;
    this.signal = signal;
    this.progress = progress;
    this.#isInOrder = isInOrder;
    this.seq = mirror.seq;
  }

  /** Whether to ask for the rest; not of a node that has sent nothing new and says that there is more. */
  get hasMore(): boolean {
    return this.end?.more === true && this.seq > this.mirror.seq;
  }

  /**
   * How far it will have come for good once these words are in the database. Words judged by an older root than their
   * node's are judged again under the newer one.
   */
  reachedWith(taken: readonly Envelope[], outcomes: readonly Outcome[]): number {
    if (!this.#isInOrder || this.isAhead) return this.mirror.seq;
    if (this.#isStopped) return this.seq;
    const waiting = outcomes.indexOf('deferred');
    const held = waiting < 0 ? taken : taken.slice(0, waiting);
    return held.at(-1)?.seq ?? this.seq;
  }

  /** What is not covered by a checkpoint yet is asked for again, and all that follows it. */
  ended({ seq }: Envelope, outcome: Outcome): void {
    const { counts } = this.progress;
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    if (outcome === 'deferred') {
      this.#isStopped = true;
      this.deferred.push(seq);
    }
    if (!this.#isStopped) this.seq = seq;
  }
}
