import { type NameMatch, analyseName, compareNames, explainReason, identifierKeys } from '#matching';
import { partyRoles } from '#vocabulary';

import { Party, Person } from '../parts/party.type.js';
import { type Term, termOf } from '../vocabulary/term.type.js';
import type { Candidate } from './candidate.store.js';
import { Difference, Match, TokenReason } from './check.type.js';
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
    return Object.assign(new Match(), {
      ...known,
      name: displayName(recorded),
      band: 'identifier',
      reasons: [],
    });
  }
  const best = bestMatch(names, candidate.name, recorded);
  if (!best) return undefined;
  const band = recorded instanceof Person ? atMostLikely(best.band) : best.band;
  return Object.assign(new Match(), { ...known, name: candidate.name, band, reasons: reasonsOf(best) });
}

/** The reasons in the words of the API; the score by which they rank goes no further. */
function reasonsOf({ reasons }: NameMatch): TokenReason[] {
  return reasons.map((reason) =>
    Object.assign(new TokenReason(), { ...reason, other: reason.other ?? null, text: explainReason(reason) }),
  );
}

/** Many people share a full name; companies of one register mostly do not. */
function atMostLikely(band: NameMatch['band']): NameMatch['band'] {
  return band === 'strong' ? 'likely' : band;
}

function bestMatch(
  names: AskedParty['names'],
  name: string,
  recorded: Party | Person,
): NameMatch | undefined {
  const analysed = analyseName(name, recorded instanceof Person ? 'person' : 'organisation');
  const matches = names.flatMap((asked) => compareNames(asked, analysed) ?? []);
  return matches.sort((left, right) => right.score - left.score).at(0);
}

/** A field that a client leaves open comes as undefined or as null, and is no difference. */
type Known = string | null | undefined;

function differencesOf(asked: AskedParty['asked'], recorded: Party): Difference[] {
  const pairs: [string, Known, Known][] = [
    ['seat', asked.seat, recorded.seat?.code],
    ['control', asked.control, recorded.control?.code],
    ['lei', asked.lei, recorded.lei],
    ['registration', ...differentRegistrations(asked.registration, recorded.registration)],
  ];
  return pairs.flatMap(([field, ours, theirs]) =>
    ours && theirs && ours !== theirs ? [{ field, asked: ours, recorded: theirs }] : [],
  );
}

/** Register numbers that only differ in how they are written are the same number. */
function differentRegistrations(
  ours: AskedParty['asked']['registration'],
  theirs: Party['registration'],
): [Known, Known] {
  if (!ours || !theirs) return [undefined, undefined];
  const recorded = { country: theirs.country.code, number: theirs.number };
  const [ourKey] = identifierKeys({ registration: ours });
  const [theirKey] = identifierKeys({ registration: recorded });
  if (ourKey?.scheme === theirKey?.scheme && ourKey?.value === theirKey?.value) return [undefined, undefined];
  return [`${ours.country} ${ours.number}`, `${recorded.country} ${recorded.number}`];
}

function roleOf(recorded: Party | Person): Term {
  return termOf(partyRoles, recorded.role.code);
}

function displayName(recorded: Party | Person): string {
  return recorded instanceof Party ? (recorded.names[0]?.value ?? '') : recorded.name;
}
