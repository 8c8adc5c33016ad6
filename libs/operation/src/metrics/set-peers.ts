import type { PeerFacts } from '#federation';

import type { NodeGauges } from './node-gauges.js';

/** What never happened has no seconds since, and no number. */
export function setPeers(gauges: NodeGauges, peers: readonly PeerFacts[], now: Date): void {
  for (const { origin: peer, ...facts } of peers) {
    const { seenSize, size, failures, frozen, pulledAt, askedAt, leaseUntil } = facts;
    gauges.behind.set({ peer }, Math.max(seenSize - size, 0));
    gauges.failures.set({ peer }, failures);
    gauges.frozen.set({ peer }, frozen ? 1 : 0);
    if (pulledAt) gauges.pulled.set({ peer }, secondsBetween(pulledAt, now));
    if (askedAt) gauges.asked.set({ peer }, secondsBetween(askedAt, now));
    gauges.lease.set({ peer }, leaseUntil ? Math.max(secondsBetween(now, leaseUntil), 0) : 0);
  }
}

function secondsBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / 1000;
}
