import type { FoundHit, FoundHits, HitScope } from './find-hits.service.js';
import { type PlacedHit, orderHits } from './order-hits.js';

/**
 * Reads as many hits as are to be read, the best first. Those whose decision may count no longer are read before: an answer
 * says how many it leaves out. On an earlier day decisions were not yet taken, which only the records say: all are read.
 */
export async function readInOrder(
  placed: readonly PlacedHit[],
  read: (hits: readonly PlacedHit[]) => Promise<FoundHit[]>,
  { withEnded, most, moment }: HitScope,
): Promise<Omit<FoundHits, 'cutOff'>> {
  const enough = moment.asOf === undefined ? most : Infinity;
  const counts = ({ precedent }: FoundHit): boolean => withEnded || precedent.status.counts;
  const doubtful = withEnded ? [] : placed.filter(({ mayHaveEnded }) => mayHaveEnded);
  const known = new Map((await read(doubtful)).map((hit) => [hit.precedent.id, hit]));
  const isLeftOut = ({ recordId }: PlacedHit): boolean => {
    const hit = known.get(recordId);
    return hit !== undefined && !counts(hit);
  };
  const waiting = orderHits(placed.filter((hit) => !isLeftOut(hit)));
  const hits: FoundHit[] = [];
  while (hits.length < enough && waiting.length > 0) {
    const next = waiting.splice(0, enough - hits.length);
    for (const hit of await read(next.filter(({ recordId }) => !known.has(recordId))))
      known.set(hit.precedent.id, hit);
    hits.push(...next.flatMap(({ recordId }) => known.get(recordId) ?? []).filter(counts));
  }
  return {
    hits: hits.slice(0, most),
    further: [
      ...hits.slice(most).map(({ precedent }) => precedent.id),
      ...waiting.map(({ recordId }) => recordId),
    ],
    ended: placed.flatMap(({ recordId }) => known.get(recordId) ?? []).filter((hit) => !counts(hit)),
  };
}
