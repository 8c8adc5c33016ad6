import type { HitPlace } from './hit-place.store.js';

/** A record that is alike, with what it is ordered by. */
export interface PlacedHit extends HitPlace {
  /** Place of its best band, the best first. */
  readonly band: number;
  /** The order in which it was found, where its band keeps that. */
  readonly found?: number | undefined;
}

/**
 * Best band first; within a band the owners in turn, each with its newest first. What only sounds alike as a whole keeps the
 * order in which it was found.
 */
export function orderHits(hits: readonly PlacedHit[]): PlacedHit[] {
  const turns = new Map<string, number>();
  return [...hits]
    .sort((left, right) => right.arrival - left.arrival)
    .map((hit) => {
      const key = `${hit.band} ${hit.state}`;
      const turn = turns.get(key) ?? 0;
      turns.set(key, turn + 1);
      return { hit, turn: hit.found ?? turn };
    })
    .sort((left, right) => left.hit.band - right.hit.band || left.turn - right.turn)
    .map(({ hit }) => hit);
}
