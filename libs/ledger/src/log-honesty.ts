import type { EntityManager } from 'typeorm';

import type { Clock } from '#kernel';

import { equalBytes } from './core/equal-bytes.js';
import { rootOf } from './core/frontier.js';
import type { Checkpoint } from './core/note/checkpoint.js';
import { type LedgerStore, unpack } from './ledger.store.js';
import type { LogHead } from './log-head.entity.js';
import type { LogState } from './log-state.js';

const TOLERANCE_MS = 120_000;

/** A reason not to sign; undefined when there is none. */
export type Doubt = Exclude<LogState, 'signing'> | undefined;

/**
 * Holds the log in the database against a checkpoint that was signed before: a smaller log is a restored backup,
 * another root at the same size means that entries were changed.
 */
export async function doubtHistory(
  manager: EntityManager,
  store: LedgerStore,
  head: LogHead,
  signed: Pick<Checkpoint, 'size' | 'root'> | undefined,
): Promise<Doubt> {
  const last = await store.rootAt(manager, head.size);
  const isWhole = last !== undefined && equalBytes(last, head.rootHash);
  if (!isWhole || !equalBytes(rootOf(unpack(head)), head.rootHash)) return 'root_mismatch';
  if (signed === undefined) return undefined;
  if (signed.size > head.size) return 'restored_backup';
  const root = await store.rootAt(manager, signed.size);
  return root && equalBytes(root, signed.root) ? undefined : 'root_mismatch';
}

/** Holds the node's clock against the database server's, which is another machine's, and the newest entry. */
export async function doubtClock(manager: EntityManager, clock: Clock): Promise<Doubt> {
  const [row] = await manager.query<{ now: Date; newest: Date | null }[]>(
    'SELECT clock_timestamp() AS now, (SELECT max(logged_at) FROM log_entry) AS newest',
  );
  const now = clock.now().getTime();
  const apart = Math.abs((row?.now.getTime() ?? now) - now);
  const behind = (row?.newest?.getTime() ?? now) - now;
  return apart > TOLERANCE_MS || behind > TOLERANCE_MS ? 'clock_off' : undefined;
}
