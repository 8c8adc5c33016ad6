import { hash } from 'node:crypto';

import {
  type Frontier,
  type SignedCheckpoint,
  TILE_WIDTH,
  appendLeaf,
  decodeEntryBundle,
  equalBytes,
  leafHashBy,
  rootOf,
  tilePath,
} from '#ledger/core';

import { FederationError } from '../federation.errors.js';

/** Of all new entries together, which are in memory until the root over them is known to be right. */
const BYTES_MOST = 1024 ** 3;

const TILES_AHEAD = 4;

/** Fetches what a log serves at a path such as `tile/entries/000.p/12` (C2SP tlog-tiles). */
export type FetchTile = (path: string) => Promise<Uint8Array>;

export interface NewEntry {
  /** Its bytes, each as the character with that code. */
  readonly text: string;
  readonly leafHash: Uint8Array;
}

/** What a log has grown by, as far as one step goes. */
export interface Growth {
  readonly entries: readonly NewEntry[];
  readonly frontier: Frontier;
}

/**
 * What a log has added since `from`, in full. That the tree over what was held before and what is added now has the root
 * that was signed proves both: the new entries are in it, and the old ones still are (RFC 9162 §2.1.4).
 * @param onEntries is given entries as they come, in their order, of which nothing is proved yet
 * @throws FederationError PEER_LOG_DIFFERS, PEER_TOO_MUCH; LedgerError BUNDLE_MALFORMED
 */
export async function followLog(
  from: Frontier,
  checkpoint: SignedCheckpoint,
  fetchTile: FetchTile,
  onEntries?: (entries: readonly NewEntry[]) => void,
): Promise<Growth> {
  const entries: NewEntry[] = [];
  let frontier = from;
  let left = BYTES_MOST;
  for (const coming of tilesOf(from.size, checkpoint.size, fetchTile)) {
    const { tile, width, bytes } = await coming;
    left -= bytes.length;
    if (left < 0) throw tooLong(checkpoint.origin);
    const known = Math.max(from.size - tile * TILE_WIDTH, 0);
    const come = decodeEntryBundle(bytes, width)
      .slice(known)
      .map((entry) => ({ text: latin1(entry), leafHash: leafHashBy(sha256, entry) }));
    for (const { leafHash } of come) frontier = appendLeaf(frontier, leafHash);
    onEntries?.(come);
    entries.push(...come);
  }
  if (equalBytes(rootOf(frontier), checkpoint.root)) return { entries, frontier };
  throw new FederationError(
    'PEER_LOG_DIFFERS',
    `The entries that ${checkpoint.origin} serves are not those that it has signed.`,
    { advice: 'Nothing of them was taken over. They are asked for again; should it last, ask its operator.' },
  );
}

interface EntryTile {
  readonly tile: number;
  readonly width: number;
  readonly bytes: Uint8Array;
}

/** Some are fetched while those before them are looked at. */
function* tilesOf(from: number, to: number, fetchTile: FetchTile): Generator<Promise<EntryTile>> {
  const fetched = (tile: number): Promise<EntryTile> => {
    const width = Math.min(TILE_WIDTH, to - tile * TILE_WIDTH);
    const path = tilePath({ level: 'entries', index: tile, width });
    const coming = fetchTile(path).then((bytes) => ({ tile, width, bytes }));
    // Whoever waits for it is told.
    coming.catch(() => undefined);
    return coming;
  };
  const coming: Promise<EntryTile>[] = [];
  const end = Math.ceil(to / TILE_WIDTH);
  for (let tile = Math.floor(from / TILE_WIDTH); tile < end; tile += 1) {
    coming.push(fetched(tile));
    if (coming.length === TILES_AHEAD) yield* coming.splice(0, 1);
  }
  yield* coming;
}

/** The platform's own, which hashes a long text ten times as fast as one that also runs in browsers. */
function sha256(bytes: Uint8Array): Uint8Array {
  return hash('sha256', bytes, 'buffer');
}

function latin1({ buffer, byteOffset, length }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, length).toString('latin1');
}

function tooLong(origin: string): FederationError {
  return new FederationError('PEER_TOO_MUCH', `The log ${origin} has grown by more than fits into memory.`, {
    advice: 'Nothing of it was taken over. Ask its operator.',
  });
}

export function forked(origin: string): FederationError {
  return new FederationError(
    'PEER_LOG_FORKED',
    `The log ${origin} is not the one that this node has followed.`,
    {
      advice:
        'Both checkpoints are kept. Nothing more of it is taken over until the members have looked into it.',
    },
  );
}
