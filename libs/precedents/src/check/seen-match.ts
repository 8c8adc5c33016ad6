import { askedKey } from './asked-key.js';
import type { Match } from './check.type.js';
import type { FoundHit } from './find-hits.service.js';

/** A match as the answer remembers it, so that it can be decided about: ids and hashes, and no content. */
export interface SeenMatch {
  readonly recordId: string;
  readonly part: string;
  readonly asked: string;
  readonly digest: string;
}

export function seenMatches(hits: readonly FoundHit[]): SeenMatch[] {
  const seen = hits.flatMap(({ precedent, matches }) =>
    matches.map((match) => ({ recordId: precedent.id, ...keyOf(match), digest: match.digest })),
  );
  return [
    ...new Map(seen.map((match) => [`${match.recordId} ${match.part} ${match.asked}`, match])).values(),
  ];
}

/** By what the same match is known when it comes again. */
export function keyOf({ part, askedName, identifiers }: Match): { part: string; asked: string } {
  return { part, asked: askedKey(askedName, identifiers) };
}
