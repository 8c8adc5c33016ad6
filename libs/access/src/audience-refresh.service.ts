import { Injectable, OnApplicationBootstrap } from '@nestjs/common';

import { Transactions } from '#database';
import { MembershipDirectory } from '#membership';

import { AudienceStore } from './audience.store.js';

/** Keeps the readers in the database in line with the root: the one a node starts with, and each that follows. */
@Injectable()
export class AudienceRefresh implements OnApplicationBootstrap {
  constructor(
    private readonly directory: MembershipDirectory,
    private readonly transactions: Transactions,
    private readonly audiences: AudienceStore,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.directory.onReplace(() => this.refresh());
    await this.refresh();
  }

  private async refresh(): Promise<void> {
    await this.transactions.run({ role: 'worker' }, (manager) => this.audiences.refreshAll(manager));
  }
}
