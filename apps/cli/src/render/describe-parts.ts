import {
  GroundPart,
  OutcomePart,
  type PartKind,
  partKind,
  type PartName,
  PartyPart,
  PersonPart,
  reasonsLanguage,
  ReasonsPart,
  SharingPart,
  type StatementPart,
  type ValidParts,
} from '#statement';
import { groundWeights, partyRoles } from '#vocabulary';

import { audienceText } from './audience-text.js';
import { describeOutcome } from './describe-outcome.js';
import { describeParty, describePerson } from './describe-party.js';
import { groundLabel } from './ground-label.js';
import type { Phrase } from './phrases.js';
import type { Section } from './section.js';
import type { Wording } from './wording.js';

/** What to say of the parts of a kind that are not among those given; undefined when there is nothing to say. */
export type Absence = (kind: PartKind) => string | undefined;

/** Every part of a record that the reader holds, in reading order, and a word on every kind that is missing. */
export function describeParts(parts: ValidParts, absence: Absence, words: Wording): Section[] {
  const of = <Part extends StatementPart>(type: new () => Part): [PartName, Part][] =>
    [...parts].filter((entry): entry is [PartName, Part] => entry[1] instanceof type);
  const rest = (kind: PartKind, title: Phrase): Section[] => restOf(absence(kind), words.say(title));
  return [
    ...of(OutcomePart).map(([, outcome]) => describeOutcome(outcome, words)),
    ...rest('outcome', 'outcome'),
    ...listed(
      'grounds',
      groundRows(
        of(GroundPart).map(([, ground]) => ground),
        words,
      ),
      absence('ground'),
      words,
    ),
    ...listed('reasons', reasonsRows(of(ReasonsPart)), absence('reasons'), words),
    ...byRole(of(PartyPart).map(([, party]) => party)).map((party) => describeParty(party, words)),
    ...rest('party', 'parties'),
    ...byRole(of(PersonPart).map(([, person]) => person)).map((person) => describePerson(person, words)),
    ...rest('person', 'persons'),
    ...of(SharingPart).map(([, sharing]) => describeSharing(sharing, parts, words)),
    ...rest('sharing', 'sharing'),
  ];
}

/** Entries of one kind and the word on the rest, under one title. */
function listed(title: Phrase, rows: Section['rows'], rest: string | undefined, words: Wording): Section[] {
  const all: Section['rows'] = rest === undefined ? rows : [...rows, ['', rest]];
  return all.length > 0 ? [{ title: words.say(title), rows: all }] : [];
}

function restOf(rest: string | undefined, title: string): Section[] {
  return rest === undefined ? [] : [{ title, rows: [['', rest]] }];
}

const WEIGHTS = groundWeights.map(({ code }) => code);

function groundRows(grounds: readonly GroundPart[], words: Wording): Section['rows'] {
  const sorted = grounds.toSorted(
    (left, right) =>
      WEIGHTS.indexOf(left.weight) - WEIGHTS.indexOf(right.weight) || (left.code < right.code ? -1 : 1),
  );
  return sorted.map(({ code, weight, text }) => {
    const texts = Object.entries(text ?? {}).map(([language, said]) => `[${language}] ${said}`);
    const label = `${groundLabel(code, words)} (${words.term(groundWeights, weight).toLowerCase()})`;
    return [code, [label, ...texts].join('\n')] as const;
  });
}

function reasonsRows(reasons: readonly (readonly [PartName, ReasonsPart])[]): Section['rows'] {
  return reasons
    .map(([name, { text }]) => [reasonsLanguage(name), text] as const)
    .toSorted(([left], [right]) => (left < right ? -1 : 1));
}

const ROLES = partyRoles.map(({ code }) => code);

function byRole<Part extends PartyPart | PersonPart>(parts: readonly Part[]): Part[] {
  return parts.toSorted((left, right) => ROLES.indexOf(left.role) - ROLES.indexOf(right.role));
}

function describeSharing({ parts: audiences }: SharingPart, parts: ValidParts, words: Wording): Section {
  const names = [...parts.keys()].filter((name) => name !== 'head' && name !== 'sharing');
  const rows = names.map((name) => {
    const audience = audiences[name];
    return [
      partTitle(name, parts),
      audience ? audienceText(audience, words) : words.say('ownerOnly'),
    ] as const;
  });
  return { title: words.say('sharing'), rows };
}

/** A part by what it holds: its handle is random and says nothing. */
function partTitle(name: PartName, parts: ValidParts): string {
  const part = parts.get(name);
  if (part instanceof GroundPart) return part.code;
  if (part instanceof PartyPart) return part.names[0]?.value ?? name;
  if (part instanceof PersonPart) return part.name;
  return partKind(name) === 'reasons' ? `reasons ${reasonsLanguage(name)}` : name;
}
