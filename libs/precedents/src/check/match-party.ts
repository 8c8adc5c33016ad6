import { NameMatch, analyseName, matchNames } from '#matching';
import { partyRoles } from '#vocabulary';

import { Party, Person } from '../parts/party.type.js';
import { type Term, termOf } from '../vocabulary/term.type.js';
import type { Candidate } from './candidate.store.js';
import { Difference, Match } from './check.type.js';
import type { AskedParty } from './question.js';

/** Best first; what ranks a hit, and nothing more. */
export const BANDS = ['identifier', 'strong', 'likely', 'similar_name_only'];

/** Compares a candidate with the party asked about; undefined when they only share a word. */
export function matchParty(
  place: number,
  { asked, names }: AskedParty,
  candidate: Candidate,
  recorded: Party | Person,
): Match | undefined {
  const differences = recorded instanceof Party ? differencesOf(asked, recorded) : [];
  const known = { asked: place, role: roleOf(recorded), differences };
  if (candidate.name === null) {
    return Object.assign(new Match(), { ...known, name: displayName(recorded), band: 'identifier', reasons: [] });
  }
  const best = bestMatch(names, candidate.name);
  return best && Object.assign(new Match(), { ...known, ...best, name: candidate.name });
}

function bestMatch(names: AskedParty['names'], recorded: string): NameMatch | undefined {
  const analysed = analyseName(recorded);
  const matches = names.flatMap((name) => matchNames(name, analysed) ?? []);
  return matches.sort((left, right) => BANDS.indexOf(left.band) - BANDS.indexOf(right.band)).at(0);
}

function differencesOf(asked: AskedParty['asked'], recorded: Party): Difference[] {
  const pairs: [string, string | undefined, string | undefined][] = [
    ['seat', asked.seat, recorded.seat?.code],
    ['control', asked.control, recorded.control?.code],
    ['lei', asked.lei, recorded.lei],
    ['registration', registration(asked.registration?.country, asked.registration?.number), registration(recorded.registration?.country.code, recorded.registration?.number)],
  ];
  return pairs.flatMap(([field, ours, theirs]) =>
    ours !== undefined && theirs !== undefined && ours !== theirs ? [{ field, asked: ours, recorded: theirs }] : [],
  );
}

function registration(country: string | undefined, number: string | undefined): string | undefined {
  return country && number ? `${country} ${number}` : undefined;
}

function roleOf(recorded: Party | Person): Term {
  return termOf(partyRoles, recorded.role.code);
}

function displayName(recorded: Party | Person): string {
  return recorded instanceof Party ? (recorded.names[0]?.value ?? '') : recorded.name;
}
