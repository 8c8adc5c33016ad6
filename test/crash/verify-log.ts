import {
  EMPTY_FRONTIER,
  type Checkpoint,
  appendLeaves,
  decodeEntryBundle,
  leafHash,
  parseCheckpoint,
  parseNote,
  tilePath,
  tilesOf,
} from '#ledger/core';

import type { Acknowledged, RegisterClient } from './register-client.js';

/** What was found in the log at the end of a run. */
export interface LogFindings {
  readonly size: number;
  /** Acknowledged statements that are not where their receipt says. */
  readonly lost: number;
  /** Entries that stand in the log more than once. */
  readonly repeated: number;
  /** Checkpoints given out during the run that are not of this history. */
  readonly forked: number;
}

export async function checkpointOf(client: RegisterClient): Promise<Checkpoint | undefined> {
  const note = await client.read('/log/checkpoint');
  return note && parseCheckpoint(parseNote(note.toString()).text);
}

/** Reads the whole log over HTTP and works out every root again. */
export async function verifyLog(
  client: RegisterClient,
  acknowledged: readonly Acknowledged[],
  seen: readonly Checkpoint[],
): Promise<LogFindings> {
  const newest = await checkpointOf(client);
  if (!newest) throw new Error('The node gives no checkpoint.');
  const leaves = await leavesOf(client, newest.size);
  const { roots } = appendLeaves(EMPTY_FRONTIER, leaves);
  const texts = leaves.map(base64);
  const isForked = ({ size, root }: Checkpoint): boolean =>
    size > 0 && base64(roots[size - 1] ?? new Uint8Array()) !== base64(root);
  return {
    size: newest.size,
    lost: acknowledged.filter((one) => texts[one.logIndex] !== one.leafHash).length,
    repeated: texts.length - new Set(texts).size,
    forked: [...seen, newest].filter(isForked).length,
  };
}

async function leavesOf(client: RegisterClient, size: number): Promise<Uint8Array[]> {
  const leaves: Uint8Array[] = [];
  for (const tile of tilesOf(size)) {
    if (tile.level !== 'entries') continue;
    const bundle = await client.read(`/log/${tilePath(tile)}`);
    if (!bundle) throw new Error('The node does not give all entries of its log.');
    leaves.push(...decodeEntryBundle(bundle, tile.width).map(leafHash));
  }
  return leaves;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
