import { EntityManager } from 'typeorm';

import type { Clock } from '#kernel';

import { DatabaseRole, sqlRole } from './database-role.js';
import type { OpenDatabase } from './open-database.js';
import { isOutage, unavailable } from './outage.js';

/** Who a transaction acts as: the database role, and for a reader the state whose eyes it has. */
export type Session =
  | { readonly role: 'reader'; readonly state: string }
  | { readonly role: Exclude<DatabaseRole, 'reader' | 'matcher'> };

/** Without just-in-time compilation, which takes longer than any of our statements runs; policies make them look expensive. */
const ENTER = `
  SELECT set_config('role', $1, true), set_config('grounds.state', $2, true), set_config('grounds.now', $3, true),
         set_config('jit', 'off', true)`;

const CHANGE_ROLE = `
  WITH before AS MATERIALIZED (SELECT current_setting('role') AS role)
  SELECT before.role, set_config('role', $1, true) FROM before`;

/** The one way to the database: no transaction without a role, no query without a transaction. */
export class Transactions {
  constructor(
    private readonly database: OpenDatabase,
    private readonly clock: Clock,
  ) {}

  /** Whether other processes may be using the same database. */
  get isShared(): boolean {
    return this.database.kind === 'server';
  }

  /**
   * Runs `work` in one transaction as `session`; row-level security sees its state and the node's clock.
   * @throws DatabaseError DATABASE_UNAVAILABLE
   */
  async run<T>(session: Session, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const state = session.role === 'reader' ? session.state : '';
    try {
      return await this.database.source.transaction(async (manager) => {
        await manager.query(ENTER, [sqlRole(session.role), state, this.clock.now().toISOString()]);
        return work(manager);
      });
    } catch (error) {
      throw isOutage(error) ? unavailable(error) : error;
    }
  }

  /**
   * Runs a step of a transaction under another role and returns to the one before. The state stays: a step
   * may see other tables than its reader, never act for another state.
   */
  async as<T>(
    manager: EntityManager,
    role: DatabaseRole,
    work: (manager: EntityManager) => Promise<T>,
  ): Promise<T> {
    const [before] = await manager.query<{ role: string }[]>(CHANGE_ROLE, [sqlRole(role)]);
    const result = await work(manager);
    // A step that fails has ended the transaction, and its role with it.
    await manager.query('SELECT set_config($1, $2, true)', ['role', before?.role]);
    return result;
  }
}
