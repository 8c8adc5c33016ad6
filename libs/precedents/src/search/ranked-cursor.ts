import type { CursorSeal } from '../cursor-seal.js';
import type { Rank } from './search-sql.js';

/** Arrivals below this, and scores as far as a whole number is exact: what 32 words can come to is far less. */
const ARRIVALS = 2 ** 32;

/** A cursor of a list in order of rank; both numbers are sealed as one. */
export function sealRank(cursors: CursorSeal, { score, arrival }: Rank, list: string): string {
  return cursors.seal(score * ARRIVALS + arrival, list);
}

/** @throws PrecedentsError CURSOR_INVALID */
export function openRank(cursors: CursorSeal, cursor: string, list: string): Rank {
  const place = cursors.open(cursor, list);
  return { score: Math.floor(place / ARRIVALS), arrival: place % ARRIVALS };
}
