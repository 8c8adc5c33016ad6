import { State, describeState } from '#access';
import type { Membership } from '#membership';
import type { PartyPart as SignedParty, PersonPart as SignedPerson } from '#statement';
import { investorTypes, nameKinds, partyRoles, stateLinks } from '#vocabulary';

import { termOf } from '../vocabulary/term.type.js';
import { Party, Person } from './party.type.js';
import { recorded } from './recorded.js';

/** A party is addressed by its record and its part, which is random: the id tells nothing. */
export function partyId(recordId: string, part: string): string {
  return `${recordId}.${part}`;
}

export function describeParty(
  recordId: string,
  part: string,
  signed: SignedParty,
  membership: Membership,
): Party {
  const registration = recorded(signed.registration);
  return Object.assign(new Party(), {
    id: partyId(recordId, part),
    part,
    role: termOf(partyRoles, signed.role),
    names: signed.names.map(({ value, kind }) => ({ value, kind: termOf(nameKinds, kind) })),
    lei: recorded(signed.lei),
    registration: registration && {
      country: describeState(registration.country, membership),
      number: registration.number,
    },
    seat: country(signed.seat, membership),
    control: country(signed.control, membership),
    investorType: termOf(investorTypes, signed.investorType),
    stateLink: signed.stateLink.map((code) => termOf(stateLinks, code)),
    note: signed.note,
  });
}

export function describePerson(
  recordId: string,
  part: string,
  signed: SignedPerson,
  membership: Membership,
): Person {
  return Object.assign(new Person(), {
    id: partyId(recordId, part),
    part,
    role: termOf(partyRoles, signed.role),
    name: signed.name,
    nationality: country(signed.nationality, membership),
    birthYear: recorded(signed.birthYear),
    note: signed.note,
  });
}

function country(code: string, membership: Membership): State | undefined {
  const known = recorded(code);
  return known === undefined ? undefined : describeState(known, membership);
}
