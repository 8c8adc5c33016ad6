import type { FollowedLog } from '#intake';
import type { Following, StaleReason } from '#journal/core';

/** A log that was not pulled for so long is stale: an hour, which is many rounds of pulls and the longest wait after failures. */
export const STALE_AFTER_MS = 3_600_000;

type Judged = Pick<Following, 'freshness' | 'reasons'>;

/** How fresh another node's log is here, by this node's clock alone. */
export function judgeFollowing(log: FollowedLog | undefined, now: Date): Judged {
  if (!log || (log.pulledAt === null && log.reachedAt === null)) {
    return { freshness: 'never_followed', reasons: [] };
  }
  const reasons = staleReasons(log, now);
  return { freshness: reasons.length > 0 ? 'stale' : 'fresh', reasons };
}

function staleReasons({ pulledAt, leaseUntil, frozen }: FollowedLog, now: Date): StaleReason[] {
  const silent = pulledAt === null || now.getTime() - pulledAt.getTime() >= STALE_AFTER_MS;
  return [
    ...(frozen ? (['frozen'] as const) : []),
    ...(leaseUntil === null || leaseUntil <= now ? (['lease_over'] as const) : []),
    ...(silent ? (['not_pulled'] as const) : []),
  ];
}
