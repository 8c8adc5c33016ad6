import { Injectable, OnApplicationBootstrap } from '@nestjs/common';

import { Transactions } from '#database';

import { AudienceStore } from './audience.store.js';

/** Brings the kept readers in line with the root that the node has started with. */
@Injectable()
export class AudienceRefresh implements OnApplicationBootstrap {
  constructor(
    private readonly transactions: Transactions,
    private readonly audiences: AudienceStore,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.transactions.run({ role: 'worker' }, (manager) => this.audiences.refreshAll(manager));
  }
}
