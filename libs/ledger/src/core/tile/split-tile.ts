import { LedgerError } from '../../ledger.errors.js';

const HASH_BYTES = 32;

/**
 * The hashes of a tile.
 * @param width how many the tree says that it holds
 * @throws LedgerError BUNDLE_MALFORMED
 */
export function splitTile(bytes: Uint8Array, width: number): Uint8Array[] {
  if (bytes.length !== width * HASH_BYTES) {
    throw new LedgerError('BUNDLE_MALFORMED', `The tile does not hold ${width} hashes.`, {
      advice: 'Fetch the tile again, or from a mirror.',
    });
  }
  return Array.from({ length: width }, (_, place) =>
    bytes.subarray(place * HASH_BYTES, (place + 1) * HASH_BYTES),
  );
}
