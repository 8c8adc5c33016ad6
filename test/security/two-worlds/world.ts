import type { AddressInfo } from 'node:net';

import { type TestNode, type TestNodeOptions, startNode } from '../../support/start-node.js';
import { Moment } from './moment.js';
import { OwnerSql } from './owner-sql.js';
import { SqlWork } from './sql-work.js';

/** A node whose clock and chance the test sets, and whose database work it sees. */
export interface World {
  readonly node: TestNode;
  /** Where it listens; both worlds give the same address as their own in answers. */
  readonly address: string;
  readonly moment: Moment;
  readonly owner: OwnerSql;
  readonly work: SqlWork;
  /** Called before it is asked: makes the other nodes of its world those that it reaches. */
  readonly comeForward?: () => void;
}

export async function startWorld(
  at: Date,
  options: TestNodeOptions,
  moment = new Moment(at),
): Promise<World> {
  moment.set(at, 'start');
  const node = await startNode({ ...options, clock: moment, randomness: moment });
  const server = node.app.getHttpServer();
  const { port } = server.address() as AddressInfo;
  const owner = new OwnerSql(node);
  const work = new SqlWork(server, owner.source);
  return { node, address: `http://127.0.0.1:${port}`, moment, owner, work };
}
