import { nameKindOf } from '#intake';
import { analyseName, compareNames } from '#matching';

import type { Candidate } from './candidate.store.js';
import { BANDS } from './match-party.js';
import type { AskedParty } from './question.js';

interface Ranked {
  readonly candidate: Candidate;
  readonly rank: number;
  readonly score: number;
}

/**
 * Of what the keys have brought those that are alike, each party by its best name: best band first and otherwise in
 * their order, so that only their records are read.
 */
export function keepAlike(party: AskedParty, found: readonly Candidate[]): Candidate[] {
  const best = new Map<string, Ranked>();
  for (const candidate of found) {
    const ranked = rankOf(party, candidate);
    // A party found by its identifier is found by name besides.
    const place = `${candidate.recordId} ${candidate.part} ${candidate.name === null ? 'identifier' : 'name'}`;
    if (ranked && !((best.get(place)?.score ?? 0) >= ranked.score)) best.set(place, ranked);
  }
  return [...best.values()]
    .toSorted((left, right) => left.rank - right.rank)
    .map(({ candidate }) => candidate);
}

function rankOf({ names }: AskedParty, candidate: Candidate): Ranked | undefined {
  if (candidate.name === null) return { candidate, rank: BANDS.indexOf('identifier'), score: 1 };
  const recorded = analyseName(candidate.name, nameKindOf(candidate.part));
  const matches = names.flatMap((asked) => compareNames(asked, recorded) ?? []);
  const [match] = matches.toSorted((left, right) => right.score - left.score);
  return match && { candidate, rank: BANDS.indexOf(match.band), score: match.score };
}
