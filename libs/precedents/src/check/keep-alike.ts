import { nameKindOf } from '#intake';
import { analyseName, compareNames } from '#matching';

import type { Candidate } from './candidate.store.js';
import type { AskedParty } from './question.js';

/** Best first, as far as names tell; found by identifier comes before any. */
const BAND_ORDER = ['strong', 'likely', 'similar_name_only'];

/**
 * Of what the keys have brought those that are alike, best band first and otherwise in their order, so that only
 * their records are read.
 */
export function keepAlike(party: AskedParty, found: readonly Candidate[]): Candidate[] {
  const ranked = found.flatMap((candidate) => {
    const rank = rankOf(party, candidate);
    return rank === undefined ? [] : [{ candidate, rank }];
  });
  return ranked.toSorted((left, right) => left.rank - right.rank).map(({ candidate }) => candidate);
}

function rankOf({ names }: AskedParty, { name, part }: Candidate): number | undefined {
  if (name === null) return -1;
  const recorded = analyseName(name, nameKindOf(part));
  const ranks = names.flatMap((asked) => {
    const match = compareNames(asked, recorded);
    return match ? [BAND_ORDER.indexOf(match.band)] : [];
  });
  return ranks.length > 0 ? Math.min(...ranks) : undefined;
}
