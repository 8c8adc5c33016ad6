import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { Transactions } from '#database';

/** Another node's log as far as it was held here at a time, and how this node has followed it until now. */
export interface FollowedLog {
  readonly origin: string;
  readonly size: number;
  /** Root at that size; null for the empty log. */
  readonly rootHash: Buffer | null;
  /** When it had come so far, by this node's clock. */
  readonly reachedAt: Date | null;
  /** When all that there was was last taken over. */
  readonly pulledAt: Date | null;
  /** Until when what its node granted may be shown. */
  readonly leaseUntil: Date | null;
  /** It has signed two histories and is followed no further. */
  readonly frozen: boolean;
}

const LOGS = `
  SELECT l.origin, l.pulled_at AS "pulledAt", l.frozen IS NOT NULL AS frozen, lease.until AS "leaseUntil",
         coalesce(reached.log_index + 1, 0)::float8 AS size, reached.root_hash AS "rootHash",
         reached.arrived_at AS "reachedAt"
    FROM mirror_log l LEFT JOIN mirror_lease lease USING (origin)
    LEFT JOIN LATERAL (SELECT e.log_index, e.root_hash, e.arrived_at FROM mirror_entry e
                        WHERE e.origin = l.origin AND e.root_hash IS NOT NULL AND e.arrived_at <= $1
                        ORDER BY e.log_index DESC LIMIT 1) reached ON true`;

/**
 * How far other nodes' logs are held here. The reader has no right to these tables: a step of its transaction reads them
 * under the role of the worker, with one text that says the same to every member.
 */
@Injectable()
export class FollowedLogs {
  constructor(private readonly transactions: Transactions) {}

  /** By origin; logs that were never asked for are left out. */
  async at(manager: EntityManager, knownAt: Date): Promise<ReadonlyMap<string, FollowedLog>> {
    const logs = await this.transactions.as(manager, 'worker', (worker) =>
      worker.query<FollowedLog[]>(LOGS, [knownAt]),
    );
    return new Map(logs.map((log) => [log.origin, log]));
  }
}
