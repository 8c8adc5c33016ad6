import { EntityManager } from 'typeorm';

import type { Clock } from '#kernel';

import { DatabaseRole, sqlRole } from './database-role.js';
import type { OpenDatabase } from './open-database.js';

/** Who a transaction acts as: the database role, and for a reader the state whose eyes it has. */
export type Session =
  { readonly role: 'reader'; readonly state: string } | { readonly role: Exclude<DatabaseRole, 'reader'> };

const ENTER = `
  SELECT set_config('role', $1, true), set_config('grounds.state', $2, true), set_config('grounds.now', $3, true)`;

/** The one way to the database: no transaction without a role, no query without a transaction. */
export class Transactions {
  constructor(
    private readonly database: OpenDatabase,
    private readonly clock: Clock,
  ) {}

  /** Runs `work` in one transaction as `session`; row-level security sees its state and the node's clock. */
  run<T>(session: Session, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const state = session.role === 'reader' ? session.state : '';
    return this.database.source.transaction(async (manager) => {
      await manager.query(ENTER, [sqlRole(session.role), state, this.clock.now().toISOString()]);
      return work(manager);
    });
  }
}
