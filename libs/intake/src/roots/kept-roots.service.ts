import { Injectable, type OnModuleInit } from '@nestjs/common';

import { Transactions } from '#database';
import { type KeptRoots, MembershipDirectory, RootHistory, verifyTrustedRoot } from '#membership';

import { rootStore } from './root.store.js';

/** Lets the membership follow what other processes of this node have taken, and auditors have every root. */
@Injectable()
export class KeptRootsReader implements KeptRoots, OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly directory: MembershipDirectory,
  ) {}

  onModuleInit(): void {
    // An embedded database has one process, which knows what it has taken.
    if (this.transactions.isShared) this.directory.follow(this);
  }

  after(version: number): Promise<readonly unknown[]> {
    return this.transactions.run({ role: 'worker' }, (manager) => rootStore.after(manager, version));
  }

  /** Every root file that this node has gone by, as it was signed, oldest first. */
  async files(): Promise<string[]> {
    const kept = await this.transactions.run({ role: 'worker' }, (manager) => rootStore.all(manager));
    return kept.map(({ file }) => file);
  }

  /** Who was who under all of them. They were verified, each against the one before, when they were taken. */
  async history(): Promise<RootHistory> {
    const files = (await this.files()).map((file) => JSON.parse(file) as unknown);
    return new RootHistory(await Promise.all(files.map((file) => verifyTrustedRoot(file))));
  }
}
