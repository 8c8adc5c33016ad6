import type { Transactions } from '#database';
import type { Clock } from '#kernel';
import {
  type RootFile,
  type SettledRoots,
  linkRoots,
  mustNotBeExpired,
  verifyTrustedRoot,
} from '#membership';

import { rootStore } from './root.store.js';

/**
 * Settles which roots the node starts by; its first one is kept.
 * @param given the root that the operator gives by hand
 * @throws MembershipError
 */
export async function settleRoots(
  given: unknown,
  transactions: Transactions,
  clock: Clock,
): Promise<SettledRoots> {
  const settled = await transactions.run({ role: 'intake' }, async (manager) => {
    const first = await verifyTrustedRoot(given);
    await rootStore.keepFirst(manager, first, given as RootFile, clock.now());
    return linkRoots(given, await rootStore.all(manager));
  });
  const { roots, next } = settled;
  const newest = next === undefined ? roots.at(-1) : await verifyTrustedRoot(next);
  if (newest) mustNotBeExpired(newest.payload, clock.now());
  return settled;
}
