import type { NodeClient } from './node-client.js';

const SYNC = 'mutation Sync { syncPeers { origin entries outcomes { outcome count } failure } }';

/** What a node says that one pull from another came to. */
export interface Pull {
  readonly origin: string;
  readonly entries: number;
  readonly outcomes: readonly { readonly outcome: string; readonly count: number }[];
  readonly failure: string | null;
}

/** Lets a node ask every other now. */
export async function syncPeers(client: NodeClient): Promise<Pull[]> {
  return (await client.ask<{ syncPeers: Pull[] }>(SYNC)).syncPeers;
}
