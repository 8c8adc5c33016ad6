import type { Clock } from '#kernel';
import type { NodeSigners, Signer } from '#ledger/core';
import { type MembershipDirectory, NODE_KEY_PURPOSES, type NodeKeyPurpose } from '#membership';

import { listedSigner, readNodeKey } from './node-key.js';

export type NodeKeys = Readonly<Record<NodeKeyPurpose, Signer | undefined>>;

/** Reads the node's private keys; a purpose without a file has none. */
export async function readNodeKeys(folder: string): Promise<NodeKeys> {
  const keys = NODE_KEY_PURPOSES.map(
    async (purpose) => [purpose, await readNodeKey(folder, purpose)] as const,
  );
  return Object.fromEntries(await Promise.all(keys)) as NodeKeys;
}

/** The node's keys as the membership in force lists them for its log; asked again for each signature. */
export function nodeSigners(
  keys: NodeKeys,
  origin: string,
  directory: MembershipDirectory,
  clock: Clock,
): NodeSigners {
  const now = (purpose: NodeKeyPurpose): Signer | undefined => {
    const node = directory.current().node(origin);
    return node && listedSigner(keys[purpose], node, purpose, clock.now());
  };
  return { log: () => now('log'), node: () => now('node'), witness: () => now('witness') };
}
