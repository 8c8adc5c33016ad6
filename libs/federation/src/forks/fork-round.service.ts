import { Inject, Injectable } from '@nestjs/common';

import { Transactions } from '#database';
import { KeptRootsReader } from '#intake';
import { epochSeconds } from '#kernel';
import { LedgerStore, LogPublisher } from '#ledger';
import { type ForkEvidence, equalBytes, findFork, issueNodeStatement, rootsAtSizes } from '#ledger/core';
import type { RootHistory } from '#membership';

import { FEDERATION_OPTIONS, type FederationOptions, newId } from '../federation-options.js';
import { MirrorStore } from '../mirror/mirror.store.js';
import { ForkWatch } from './fork-watch.service.js';
import { ForkStore } from './fork.store.js';
import { openNote } from './open-note.js';
import { type ToldCheckpoint, ToldCheckpoints } from './told-checkpoint.store.js';

/** After each round of pulls: compares what others have told with what is held by now, and says what was proved. */
@Injectable()
export class ForkRound {
  constructor(
    private readonly transactions: Transactions,
    private readonly roots: KeptRootsReader,
    private readonly mirrors: MirrorStore,
    private readonly told: ToldCheckpoints,
    private readonly watch: ForkWatch,
    private readonly forks: ForkStore,
    private readonly ledger: LedgerStore,
    private readonly publisher: LogPublisher,
    @Inject(FEDERATION_OPTIONS) private readonly options: FederationOptions,
  ) {}

  async settle(): Promise<void> {
    const history = await this.roots.history();
    const all = await this.transactions.run({ role: 'worker' }, (manager) => this.told.all(manager));
    for (const [origin, told] of Map.groupBy(all, (one) => one.origin)) {
      if (origin === this.options.origin) await this.remember(told, history);
      else await this.compare(origin, told, history);
    }
    await this.transactions.run({ role: 'intake' }, (manager) => this.forks.freeze(manager));
    await this.heedProofs(history);
    await this.say();
  }

  /** Others hold checkpoints of this node's own log: one that it does not hold itself keeps it from signing. */
  private async remember(told: readonly ToldCheckpoint[], history: RootHistory): Promise<void> {
    for (const { note } of told) await this.recall(note, history);
    await this.drop(told);
  }

  /** What cannot be compared yet waits until the log was followed so far. */
  private async compare(
    origin: string,
    told: readonly ToldCheckpoint[],
    history: RootHistory,
  ): Promise<void> {
    const { size, note, leaves } = await this.transactions.run({ role: 'worker' }, (manager) =>
      this.mirrors.followed(manager, origin),
    );
    const due = told.filter((one) => one.size <= size);
    if (due.length === 0) return;
    const roots = rootsAtSizes(leaves, new Set(due.map((one) => one.size)));
    const others = due.filter((one) => !equalBytes(roots.get(one.size) ?? new Uint8Array(), one.rootHash));
    const checkpoint = await openNote(note, history);
    for (const other of others) {
      const opened = checkpoint && (await openNote(other.note, history));
      const evidence = opened && findFork({ checkpoint, leaves }, opened, history.logKeys(origin));
      if (evidence) await this.watch.keep(evidence, history);
    }
    await this.drop(due);
  }

  private drop(told: readonly ToldCheckpoint[]): Promise<void> {
    return this.transactions.run({ role: 'intake' }, async (manager) => {
      for (const one of told) await this.told.compared(manager, one);
    });
  }

  /** Somebody has proved it of this node's own log: it signs nothing more. */
  private async heedProofs(history: RootHistory): Promise<void> {
    if (this.publisher.state !== 'signing') return;
    const all = await this.transactions.run({ role: 'worker' }, (manager) => this.forks.all(manager));
    const own = all.filter(({ origin }) => origin === this.options.origin);
    for (const note of own.flatMap(({ evidence }) => evidence.notes)) await this.recall(note, history);
  }

  private async recall(note: string, history: RootHistory): Promise<void> {
    const checkpoint = await openNote(note, history);
    if (checkpoint) await this.publisher.recall(checkpoint);
  }

  /** Puts what this node has found into its own log, each pair once; others verify it for themselves. */
  private async say(): Promise<void> {
    const signer = this.options.signers.node();
    // What is not signed is not put in either; the next round comes back to it.
    if (!signer || this.publisher.state !== 'signing') return;
    const count = await this.transactions.run({ role: 'intake' }, async (manager) => {
      const unsaid = await this.forks.unsaid(manager);
      if (unsaid.length === 0) return 0;
      const now = this.options.clock.now();
      const head = await this.ledger.lock(manager);
      for (const fork of unsaid) {
        const statement = await issueNodeStatement(signer, this.claims(fork.evidence, now));
        await this.ledger.appendNodeStatement(manager, head, statement, now);
        await this.forks.said(manager, fork, now);
      }
      return unsaid.length;
    });
    if (count > 0) await this.publisher.publish();
  }

  private claims(evidence: ForkEvidence, now: Date) {
    const common = { iss: this.options.origin, iat: epochSeconds(now), jti: newId(this.options) };
    return { ...common, kind: 'fork-evidence' as const, evidence };
  }
}
