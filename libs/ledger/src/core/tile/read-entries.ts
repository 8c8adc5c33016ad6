import { LedgerError } from '../../ledger.errors.js';
import { equalBytes } from '../equal-bytes.js';
import { EMPTY_FRONTIER, appendLeaf, rootOf } from '../frontier.js';
import { leafHash } from '../hash-tree.js';
import type { Checkpoint } from '../note/checkpoint.js';
import type { SignedCheckpoint } from '../note/open-checkpoint.js';
import { decodeEntryBundle } from './entry-bundle.js';
import { TILE_WIDTH, tilePath } from './tile-path.js';

/** An entry at its place in the log, from 0. */
export interface ReadEntry {
  readonly index: number;
  readonly entry: Uint8Array;
}

/** Fetches what a log serves at a path such as `tile/entries/000.p/12` (C2SP tlog-tiles). */
export type FetchTile = (path: string) => Promise<Uint8Array>;

/**
 * Reads all entries of a log up to a checkpoint whose signature was verified, and works out the tree from them. Only
 * when it ends without an error are these the entries that the log has signed, each of them and no other.
 * @throws LedgerError BUNDLE_MALFORMED, LOG_DIFFERS; and what `fetchTile` throws
 */
export async function* readEntries(
  checkpoint: SignedCheckpoint,
  fetchTile: FetchTile,
): AsyncGenerator<ReadEntry> {
  let frontier = EMPTY_FRONTIER;
  for (let first = 0; first < checkpoint.size; first += TILE_WIDTH) {
    const width = Math.min(TILE_WIDTH, checkpoint.size - first);
    const bytes = await fetchTile(tilePath({ level: 'entries', index: first / TILE_WIDTH, width }));
    for (const [place, entry] of decodeEntryBundle(bytes, width).entries()) {
      frontier = appendLeaf(frontier, leafHash(entry));
      yield { index: first + place, entry };
    }
  }
  if (!equalBytes(rootOf(frontier), checkpoint.root)) throw differs(checkpoint);
}

function differs({ origin, size }: Checkpoint): LedgerError {
  return new LedgerError(
    'LOG_DIFFERS',
    `The entries served by ${origin} are not the ${size} entries it has signed.`,
    { advice: 'Believe none of them; keep the checkpoint and read the log again, or from a mirror.' },
  );
}
