import type { DegradationCode } from './degradations.js';

const MINUTE_MS = 60_000;
const LATE_MS = 5 * MINUTE_MS;
const STALE_MS = 60 * MINUTE_MS;

/** What is known of another node's freshness. */
export interface PeerTimes {
  /** When all that it had was last taken over. */
  readonly pulledAt: Date | null;
  readonly leaseUntil: Date | null;
  readonly frozen: boolean;
}

/** In which step a node is that is not followed as it should be, and since when. */
export function peerStep(
  { pulledAt, leaseUntil, frozen }: PeerTimes,
  now: Date,
): { code: DegradationCode; since: Date | null } | undefined {
  if (frozen) return step('PEER_FORKED', pulledAt);
  if (leaseUntil === null || leaseUntil <= now) return step('PEER_LAPSED', leaseUntil);
  const silentMs = pulledAt === null ? STALE_MS : now.getTime() - pulledAt.getTime();
  if (silentMs >= STALE_MS) return step('PEER_STALE', pulledAt);
  if (silentMs >= LATE_MS) return step('PEER_LATE', pulledAt);
  return undefined;
}

function step(code: DegradationCode, since: Date | null) {
  return { code, since };
}
