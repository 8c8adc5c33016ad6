import type { PartyPart, PersonPart } from '#statement';
import { investorTypes, nameKinds, partyRoles, stateLinks } from '#vocabulary';

import type { Section } from './section.js';
import type { Wording } from './wording.js';

type Rows = Section['rows'];

export function describeParty(party: PartyPart, words: Wording): Section {
  const names = party.names.map(({ value, kind }) => `${value} (${words.term(nameKinds, kind)})`);
  const { registration } = party;
  const number =
    typeof registration === 'string'
      ? words.value(registration)
      : `${registration.number}, ${words.country(registration.country)}`;
  const rows: Rows = [
    [words.say('names'), names.join('\n')],
    [words.say('lei'), words.value(party.lei)],
    [words.say('registration'), number],
    [words.say('seat'), words.country(party.seat)],
    [words.say('control'), words.country(party.control)],
    [words.say('investorType'), words.term(investorTypes, party.investorType)],
    [words.say('stateLink'), words.terms(stateLinks, party.stateLink)],
    ...noteRow(party.note, words),
  ];
  return { title: words.term(partyRoles, party.role), rows };
}

export function describePerson(person: PersonPart, words: Wording): Section {
  const rows: Rows = [
    [words.say('names'), person.name],
    [words.say('nationality'), words.country(person.nationality)],
    [words.say('birthYear'), words.value(person.birthYear)],
    ...noteRow(person.note, words),
  ];
  return { title: `${words.term(partyRoles, person.role)} (${words.say('persons').toLowerCase()})`, rows };
}

function noteRow(note: string | undefined, words: Wording): Rows {
  return note === undefined ? [] : [[words.say('note'), note]];
}
