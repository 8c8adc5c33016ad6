import { Inject, Injectable, Logger } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { Transactions } from '#database';
import type { Clock } from '#kernel';

import { equalBytes } from './core/equal-bytes.js';
import type { Checkpoint } from './core/note/checkpoint.js';
import type { SignedCheckpoint } from './core/note/open-checkpoint.js';
import { signCheckpoint } from './core/note/sign-checkpoint.js';
import type { NodeSigners } from './core/signer.js';
import { LedgerError } from './ledger.errors.js';
import { LedgerStore } from './ledger.store.js';
import { LogCheckpoint } from './log-checkpoint.entity.js';
import { type Doubt, type SignedPosition, doubtClock, doubtHistory } from './log-honesty.js';
import type { LogHead } from './log-head.entity.js';
import { LOG_STATE_SENTENCES, type LogState } from './log-state.js';
import { SignedHeadFile } from './signed-head.file.js';

export const LOG_OPTIONS = Symbol('log options');

/** What a node's log is made with. */
export interface LogOptions {
  /** Name of the log for ever. */
  readonly origin: string;
  /** The node's own folder, outside the database. */
  readonly folder: string;
  readonly clock: Clock;
  /** Whether the clock is held against the database's and the newest entry; a test that sets its clock says no. */
  readonly compareClocks: boolean;
  readonly signers: Pick<NodeSigners, 'log'>;
  /** How often the log is looked at when nothing happens; never by default. */
  readonly lookAgainMs?: number;
}

/**
 * Signs the newest position of the log and makes it the published one. The order guards against a fork: the
 * entries are committed, the checkpoint is signed, kept outside the database, then written to it under a lock
 * that one process holds at a time. Whatever is cut off in between, the next signature goes on from there.
 */
@Injectable()
export class LogPublisher {
  readonly #signedHead: SignedHeadFile;
  readonly #logger = new Logger(LogPublisher.name);
  readonly #listeners: (() => void)[] = [];
  #state: LogState = 'signing';
  #isNew = false;
  #running: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;

  constructor(
    private readonly transactions: Transactions,
    private readonly store: LedgerStore,
    @Inject(LOG_OPTIONS) private readonly options: LogOptions,
  ) {
    this.#signedHead = new SignedHeadFile(options.folder);
  }

  /** How it stood when the log was last looked at. */
  get state(): LogState {
    return this.#state;
  }

  /** Is told after each new signature; nothing waits for it. */
  onSigned(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /**
   * Learns of a checkpoint that somebody else holds and that this log has signed, as was verified. Where it is not of the
   * history in the database, it is kept as if it had just been signed, and nothing is signed from then on.
   */
  async recall({ size, root, note }: SignedCheckpoint): Promise<void> {
    await this.transactions.run({ role: 'intake' }, async (manager) => {
      const head = await this.store.lock(manager);
      const held = size <= head.size ? await this.store.rootAt(manager, size) : undefined;
      if (held === undefined || !equalBytes(held, root)) await this.keep(note);
    });
    await this.publish();
  }

  /** @throws LedgerError LOG_NOT_SIGNING: what cannot be signed is not taken in either */
  requireSigning(): void {
    if (this.#state === 'signing') return;
    // What was wrong may have been put right; who comes next gets in.
    void this.publish();
    throw new LedgerError('LOG_NOT_SIGNING', LOG_STATE_SENTENCES[this.#state], {
      advice: 'Try again when the operator has put it right; nothing was taken in.',
    });
  }

  /**
   * Publishes what is committed by now. Calls that come while one is at work are answered by one more; what
   * keeps the node from signing shows in `state` and is no failure of the caller's.
   */
  publish(): Promise<void> {
    this.#next ??= this.#running.then(() => {
      this.#next = undefined;
      return (this.#running = this.publishOnce());
    });
    return this.#next;
  }

  /** What is committed stays committed, so a failure here is told to the operator and not to the submitter. */
  private async publishOnce(): Promise<void> {
    try {
      this.#isNew = false;
      this.#state = await this.transactions.run({ role: 'intake' }, (manager) => this.sign(manager));
      if (this.#isNew) for (const listener of this.#listeners) listener();
    } catch (error) {
      const { name, code = 'no code' } = error as Error & { code?: string };
      this.#logger.error(`The log was not signed (${name}, ${code}). The next signature covers it.`);
    }
  }

  private async sign(manager: EntityManager): Promise<LogState> {
    const published = await this.lock(manager);
    const head = await this.store.lock(manager);
    const kept = await this.kept();
    if (kept === 'unreadable') return 'signed_head_unreadable';
    const doubt = await this.doubt(manager, head, published, kept);
    if (doubt) return doubt;
    const signer = this.options.signers.log();
    if (!signer) return 'log_key_missing';
    if (published?.size === head.size) return this.keepIfNew(published, kept);
    const { origin, clock } = this.options;
    const { size, rootHash } = head;
    const note = await signCheckpoint({ origin, size, root: rootHash }, signer);
    if (!(await this.keep(note))) return 'signed_head_unwritable';
    const fence = published?.fence ?? 0;
    await this.replace(manager, { origin, size, rootHash, note, signedAt: clock.now(), fence });
    this.#isNew = true;
    return 'signing';
  }

  /** Another process may have signed, or this folder may be new: it learns what is published. */
  private async keepIfNew({ size, note }: LogCheckpoint, kept: Checkpoint | undefined): Promise<LogState> {
    const isKept = kept?.size === size || (await this.keep(note));
    return isKept ? 'signing' : 'signed_head_unwritable';
  }

  private async lock(manager: EntityManager): Promise<LogCheckpoint | null> {
    const { origin } = this.options;
    return manager.findOne(LogCheckpoint, { where: { origin }, lock: { mode: 'pessimistic_write' } });
  }

  private async doubt(
    manager: EntityManager,
    head: LogHead,
    published: LogCheckpoint | null,
    kept: Checkpoint | undefined,
  ): Promise<Doubt> {
    const { clock, compareClocks } = this.options;
    const signed: SignedPosition[] = kept ? [kept] : [];
    if (published) signed.push({ size: published.size, root: published.rootHash });
    return (
      (await doubtHistory(manager, this.store, head, signed)) ??
      (compareClocks ? await doubtClock(manager, clock) : undefined)
    );
  }

  private async kept(): Promise<Checkpoint | undefined | 'unreadable'> {
    try {
      const kept = await this.#signedHead.read();
      return kept && kept.origin !== this.options.origin ? 'unreadable' : kept;
    } catch {
      return 'unreadable';
    }
  }

  private async keep(note: string): Promise<boolean> {
    try {
      await this.#signedHead.write(note);
      return true;
    } catch {
      return false;
    }
  }

  /** Compares and sets: a process that was overtaken while it signed changes nothing. */
  private async replace(manager: EntityManager, next: LogCheckpoint): Promise<void> {
    await manager.query(REPLACE, [
      next.origin,
      next.size,
      next.rootHash,
      next.note,
      next.signedAt,
      next.fence,
    ]);
  }
}

const REPLACE = `
  INSERT INTO log_checkpoint AS held VALUES ($1, $2, $3, $4, $5, $6::bigint + 1)
  ON CONFLICT (origin) DO UPDATE
     SET size = excluded.size, root_hash = excluded.root_hash, note = excluded.note,
         signed_at = excluded.signed_at, fence = excluded.fence
   WHERE held.fence = excluded.fence - 1 AND held.size <= excluded.size`;
