import { Inject, Injectable, Logger } from '@nestjs/common';

import { Transactions } from '#database';
import { KeptRootsReader } from '#intake';
import {
  EMPTY_FRONTIER,
  FORK_FORMAT,
  type ForkEvidence,
  type SignedCheckpoint,
  type WitnessedNote,
  findFork,
  signedBy,
  verifyForkEvidence,
} from '#ledger/core';
import type { RootHistory } from '#membership';

import { FEDERATION_OPTIONS, type FederationOptions } from '../federation-options.js';
import { type FetchTile, followLog } from '../mirror/follow-log.js';
import { type MirrorLog, MirrorStore } from '../mirror/mirror.store.js';
import { ForkStore } from './fork.store.js';
import { openNote } from './open-note.js';

/** Proves that a log has signed two histories. The proof is kept and the log followed no further; nothing is repaired. */
@Injectable()
export class ForkWatch {
  readonly #logger = new Logger(ForkWatch.name);

  constructor(
    private readonly transactions: Transactions,
    private readonly roots: KeptRootsReader,
    private readonly mirrors: MirrorStore,
    private readonly forks: ForkStore,
    @Inject(FEDERATION_OPTIONS) private readonly options: FederationOptions,
  ) {}

  /** Logs that are proved to have signed two histories. */
  async origins(): Promise<ReadonlySet<string>> {
    const forks = await this.transactions.run({ role: 'worker' }, (manager) => this.forks.all(manager));
    return new Set(forks.map(({ origin }) => origin));
  }

  /**
   * Holds a checkpoint that is no larger than the mirror against it.
   * @returns whether it is of another history, which then is proved and kept
   */
  async contradicts(
    { origin, note }: MirrorLog,
    other: SignedCheckpoint,
    history: RootHistory,
  ): Promise<boolean> {
    const checkpoint = await openNote(note, history);
    if (!checkpoint) return false;
    const leaves = await this.transactions.run({ role: 'worker' }, (manager) =>
      this.mirrors.leaves(manager, origin),
    );
    return this.keepIfAny(findFork({ checkpoint, leaves }, other, history.logKeys(origin)), history);
  }

  /**
   * What a log serves does not go on from what was followed. When all that it serves now is what it has signed now, it
   * has signed two histories.
   * @throws FederationError PEER_LOG_DIFFERS when it only serves something wrong, which proves nothing
   */
  async hasBegunAnew(
    { origin, note }: MirrorLog,
    served: SignedCheckpoint,
    history: RootHistory,
    fetchTile: FetchTile,
  ): Promise<boolean> {
    const held = await openNote(note, history);
    const { entries } = await followLog(EMPTY_FRONTIER, served, fetchTile);
    const followed = { checkpoint: served, leaves: entries.map((entry) => entry.leafHash) };
    return this.keepIfAny(held && findFork(followed, held, history.logKeys(origin)), history);
  }

  /** Two checkpoints of one size that this node's witness was shown. */
  async foundBySize(known: WitnessedNote, { origin, note }: SignedCheckpoint): Promise<void> {
    const history = await this.roots.history();
    const before = await openNote(known.note, history);
    // The key that signed it may have been revoked since: then nothing is proved, and nothing is cosigned either.
    if (!before) return;
    const notes = [before.note, signedBy(note, history.logKeys(origin))] as const;
    await this.keep({ format: FORK_FORMAT, origin, notes, rootAtSmaller: null, proof: [] }, history);
  }

  /** Keeps what this node has found, and raises the alarm once for each pair. */
  async keep(evidence: ForkEvidence, history: RootHistory): Promise<void> {
    const { pair } = await verifyForkEvidence(evidence, (log) => history.logKeys(log));
    const { origin } = evidence;
    const now = this.options.clock.now();
    const isNew = await this.transactions.run({ role: 'intake' }, async (manager) => {
      const kept = await this.forks.keep(manager, { origin, pair, evidence, teller: null }, now);
      await this.forks.freeze(manager);
      return kept;
    });
    if (isNew) this.#logger.error(`The log ${origin} has signed two histories. Both checkpoints are kept.`);
  }

  private async keepIfAny(evidence: ForkEvidence | undefined, history: RootHistory): Promise<boolean> {
    if (evidence) await this.keep(evidence, history);
    return evidence !== undefined;
  }
}
