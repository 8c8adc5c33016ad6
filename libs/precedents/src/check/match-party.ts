import { nameKindOf } from '#intake';
import { type Identified, type NameMatch, explainReason, identifierKeys } from '#matching';
import { partyRoles } from '#vocabulary';

import { Party, Person } from '../parts/party.type.js';
import { termOf } from '../vocabulary/term.type.js';
import { bestMatch } from './best-match.js';
import type { Candidate } from './candidate.store.js';
import { Difference, Match, TokenReason } from './check.type.js';
import { explainRoles } from './connect-roles.js';
import type { Alike } from './keep-alike.js';
import type { AskedParty } from './question.js';

/** Best first; what ranks a hit, and nothing more. */
export const BANDS = ['identifier', 'strong', 'likely', 'similar_name_only'];

/** Compares a candidate with the party asked about; undefined when they only share a word. */
export function matchParty(
  place: number,
  party: AskedParty,
  candidate: Candidate,
  recorded: Party | Person,
): Match | undefined {
  const known = knownOf(place, party, recorded);
  if (candidate.name === null) {
    const identifiers = recorded instanceof Party ? sameIdentifiers(party, recorded) : [];
    const name = displayName(recorded);
    return Object.assign(new Match(), { ...known, identifiers, name, band: 'identifier' });
  }
  const kind = recorded instanceof Person ? 'person' : 'organisation';
  const best = bestMatch(party, candidate.name, kind, candidate.by);
  if (!best) return undefined;
  const band = recorded instanceof Person ? atMostLikely(best.band) : best.band;
  return Object.assign(new Match(), {
    ...known,
    ...{ band, reasons: reasonsOf(best), askedName: best.askedName, name: candidate.name },
  });
}

/** The reasons in the words of the API; the score by which they rank goes no further. */
function reasonsOf({ reasons }: NameMatch): TokenReason[] {
  return reasons.map((reason) =>
    Object.assign(new TokenReason(), { ...reason, other: reason.other ?? null, text: explainReason(reason) }),
  );
}

/** What is so however the party was found. */
function knownOf(place: number, { asked }: AskedParty, recorded: Party | Person): Partial<Match> {
  const role = termOf(partyRoles, recorded.role.code);
  const { part, digest } = recorded;
  return {
    ...{ asked: place, askedRole: asked.role, part, digest, role },
    connection: explainRoles(asked.role, role.code),
    differences:
      recorded instanceof Party ? differencesOf(asked, recorded) : differentPerson(asked, recorded),
    ...{ askedName: undefined, identifiers: [], reasons: [], resolutions: [] },
  };
}

/** Place of a match among the bands before its record is read; behind all of them what only sounds alike as a whole. */
export function bandPlace({ candidate: { part, by }, rank }: Alike): number {
  if (by === 'sound') return BANDS.length;
  return nameKindOf(part) === 'person' ? Math.max(rank, BANDS.indexOf('likely')) : rank;
}

/** Whether only the whole names are alike by their sound, and no words. */
export function isWholeSound({ reasons }: Pick<Match, 'reasons'>): boolean {
  return reasons.some(({ how }) => how === 'whole_sound');
}

/** Many people share a full name; companies of one register mostly do not. */
function atMostLikely(band: NameMatch['band']): NameMatch['band'] {
  return band === 'strong' ? 'likely' : band;
}

/** `LEI 529900T8BM49AURSDO55`, `register number NL 11223344`: those of the record that the question gives too. */
function sameIdentifiers({ identifiers }: AskedParty, { lei, registration }: Party): string[] {
  const isAsked = (recorded: Identified): boolean =>
    identifierKeys(recorded).some((key) =>
      identifiers.some(({ scheme, value }) => scheme === key.scheme && value === key.value),
    );
  const entry = registration && { country: registration.country.code, number: registration.number };
  return [
    ...(lei && isAsked({ lei }) ? [`LEI ${lei}`] : []),
    ...(entry && isAsked({ registration: entry })
      ? [`register number ${entry.country} ${entry.number}`]
      : []),
  ];
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

/** Of a natural person: many share a name, and few of them a year of birth. */
function differentPerson({ birthYear }: AskedParty['asked'], recorded: Person): Difference[] {
  const [asked, theirs] = [birthYear ?? undefined, recorded.birthYear];
  if (asked === undefined || theirs === undefined || asked === theirs) return [];
  return [{ field: 'birthYear', asked: String(asked), recorded: String(theirs) }];
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

function displayName(recorded: Party | Person): string {
  return recorded instanceof Party ? (recorded.names[0]?.value ?? '') : recorded.name;
}
