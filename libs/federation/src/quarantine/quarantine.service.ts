import { Injectable } from '@nestjs/common';

import { Transactions } from '#database';
import type { Principal } from '#identity';
import { JournalStore } from '#journal';

import type { PullReport } from '../mirror/pull-report.js';
import { Puller } from '../mirror/pull.service.js';
import type { PutAside } from './put-aside.type.js';
import { QuarantineStore } from './quarantine.store.js';

/** What was put aside, as a steward sees it, and another attempt at it. */
@Injectable()
export class Quarantine {
  constructor(
    private readonly transactions: Transactions,
    private readonly journal: JournalStore,
    private readonly aside: QuarantineStore,
    private readonly puller: Puller,
  ) {}

  list(principal: Principal): Promise<PutAside[]> {
    return this.transactions.run({ role: 'reader', state: principal.state }, async (manager) => {
      await this.journal.writeAct(manager, principal, { action: 'read_quarantine', outcome: 'answered' });
      return this.transactions.as(manager, 'worker', (worker) => this.aside.list(worker));
    });
  }

  async retry(principal: Principal): Promise<PullReport[]> {
    await this.transactions.run({ role: 'reader', state: principal.state }, (manager) =>
      this.journal.writeAct(manager, principal, { action: 'retry_quarantine', outcome: 'answered' }),
    );
    return this.puller.retryAll();
  }
}
