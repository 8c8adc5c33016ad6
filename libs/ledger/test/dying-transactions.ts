import type { EntityManager } from 'typeorm';

import { type Session, Transactions } from '#database';

/** Transactions of a process that dies, each time, after its work and before the commit. */
export class DyingTransactions extends Transactions {
  override run<T>(session: Session, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return super.run(session, async (manager) => {
      await work(manager);
      throw new Error('killed before the commit');
    });
  }
}
