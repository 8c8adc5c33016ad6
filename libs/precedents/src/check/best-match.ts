import { type NameKind, type NameMatch, analyseName, compareNames, compareSounds, soundOf } from '#matching';

import type { Candidate } from './candidate.store.js';
import type { AskedParty } from './question.js';

export type NamedMatch = NameMatch & { readonly askedName: string | undefined };

/** The name asked for that is most alike a recorded one, compared as the candidate was found; undefined when none is. */
export function bestMatch(
  { names, sounds, written }: AskedParty,
  name: string,
  kind: NameKind,
  by: Candidate['by'],
): NamedMatch | undefined {
  const matches = by === 'sound' ? soundMatches(sounds, name) : nameMatches(names, name, kind);
  return matches
    .flatMap((match, place): NamedMatch[] => (match ? [{ ...match, askedName: written[place] }] : []))
    .sort((left, right) => right.score - left.score)
    .at(0);
}

function nameMatches(names: AskedParty['names'], name: string, kind: NameKind): (NameMatch | undefined)[] {
  const recorded = analyseName(name, kind);
  return names.map((asked) => compareNames(asked, recorded));
}

function soundMatches(sounds: AskedParty['sounds'], name: string): (NameMatch | undefined)[] {
  const recorded = soundOf(name);
  return sounds.map((asked) => compareSounds(asked, recorded));
}
