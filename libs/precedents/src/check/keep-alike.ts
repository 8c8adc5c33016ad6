import { nameKindOf } from '#intake';

import { bestMatch } from './best-match.js';
import type { Candidate } from './candidate.store.js';
import { BANDS } from './match-party.js';
import type { AskedParty } from './question.js';

/** A candidate that is alike, with what it is ordered by; neither number is shown. */
export interface Alike {
  readonly candidate: Candidate;
  /** Place of its band among `BANDS`. */
  readonly rank: number;
  readonly score: number;
}

/**
 * Of what the keys have brought those that are alike, each party by its best name: best band first and otherwise in
 * their order, so that only their records are read.
 */
export function keepAlike(party: AskedParty, found: readonly Candidate[]): Alike[] {
  const best = new Map<string, Alike>();
  for (const candidate of found) {
    const ranked = rankOf(party, candidate);
    // A party found by its identifier is found by name besides.
    const place = `${candidate.recordId} ${candidate.part} ${candidate.by}`;
    if (ranked && !((best.get(place)?.score ?? 0) >= ranked.score)) best.set(place, ranked);
  }
  return [...best.values()].toSorted((left, right) => left.rank - right.rank);
}

function rankOf(party: AskedParty, candidate: Candidate): Alike | undefined {
  const { part, name, by } = candidate;
  if (name === null) return { candidate, rank: BANDS.indexOf('identifier'), score: 1 };
  const match = bestMatch(party, name, nameKindOf(part), by);
  return match && { candidate, rank: BANDS.indexOf(match.band), score: match.score };
}
