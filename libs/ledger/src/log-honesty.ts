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

/** A position that was signed before. */
export type SignedPosition = Pick<Checkpoint, 'size' | 'root'>;

/**
 * Holds the log in the database against checkpoints that were signed before: a smaller log is a restored backup,
 * another root at the same size means that entries were changed.
 */
export async function doubtHistory(
  manager: EntityManager,
  store: LedgerStore,
  head: LogHead,
  signed: readonly SignedPosition[],
): Promise<Doubt> {
  const here = { size: head.size, root: head.rootHash };
  if (!equalBytes(rootOf(unpack(head)), head.rootHash)) return 'root_mismatch';
  if (!(await isOfHistory(manager, store, here))) return 'root_mismatch';
  if (signed.some(({ size }) => size > head.size)) return 'restored_backup';
  for (const position of signed.filter((one) => !isSame(one, here))) {
    if (!(await isOfHistory(manager, store, position))) return 'root_mismatch';
  }
  return undefined;
}

function isSame(left: SignedPosition, right: SignedPosition): boolean {
  return left.size === right.size && equalBytes(left.root, right.root);
}

async function isOfHistory(
  manager: EntityManager,
  store: LedgerStore,
  { size, root }: SignedPosition,
): Promise<boolean> {
  const held = await store.rootAt(manager, size);
  return held !== undefined && equalBytes(held, root);
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
