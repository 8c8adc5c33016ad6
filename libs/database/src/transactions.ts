import { EntityManager } from 'typeorm';

import type { Clock } from '#kernel';

import { DatabaseRole, sqlRole } from './database-role.js';
import type { OpenDatabase } from './open-database.js';
import { isOutage, unavailable } from './outage.js';
import type { PreparingClient } from './preparing-client.js';

/** Who a transaction acts as: the database role, and for a reader the state whose eyes it has. */
export type Session =
  | { readonly role: 'reader'; readonly state: string }
  | { readonly role: Exclude<DatabaseRole, 'reader' | 'matcher'> };

/** Without just-in-time compilation, which takes longer than any of our statements runs; policies make them look expensive. */
const ENTER = `
  SELECT set_config('role', $1, true), set_config('grounds.state', $2, true), set_config('grounds.now', $3, true),
         set_config('jit', 'off', true)`;

const CHANGE_ROLE = "SELECT set_config('role', $1, true)";

/** Under which role the statements of a transaction run at present. */
const ROLES = new WeakMap<EntityManager, DatabaseRole>();

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
        const values = [sqlRole(session.role), state, this.clock.now().toISOString()];
        (await aheadIn(manager))(ENTER, values);
        ROLES.set(manager, session.role);
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
    const before = ROLES.get(manager);
    if (before === undefined) throw new Error('A step belongs to a transaction.');
    const send = await aheadIn(manager);
    const change = (to: DatabaseRole): void => {
      send(CHANGE_ROLE, [sqlRole(to)]);
      ROLES.set(manager, to);
    };
    change(role);
    const result = await work(manager);
    // A step that fails has ended the transaction, and its role with it.
    change(before);
    return result;
  }
}

/** Sends a statement ahead on the connection that a transaction has had since it began; whoever logs statements sees it. */
async function aheadIn({ connection, queryRunner }: EntityManager): Promise<PreparingClient['sendAhead']> {
  const client = (await queryRunner?.connect()) as PreparingClient;
  return (text, values) => {
    connection.logger.logQuery(text, [...values], queryRunner);
    client.sendAhead(text, values);
  };
}
