import {
  type Audience,
  GroundPart,
  OutcomePart,
  type RecordPartKind,
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
import { describeLaterPart } from './describe-later-part.js';
import { describeParty, describePerson } from './describe-party.js';
import { groundLabel } from './ground-label.js';
import type { Phrase } from './phrases.js';
import type { Section } from './section.js';
import type { Wording } from './wording.js';

/** Kinds of part that a record consists of, and the sharing of them all. */
export type SheetKind = RecordPartKind | 'sharing';

/** What to say of the parts of a kind that are not among those given; undefined when there is nothing to say. */
export type Absence = (kind: SheetKind) => string | undefined;

/** Every part of a record that the reader holds, in reading order, and a word on every kind that is missing. */
export function describeParts(parts: ValidParts, absence: Absence, words: Wording): Section[] {
  const of = <Part extends StatementPart>(type: new () => Part): [PartName, Part][] =>
    [...parts].filter((entry): entry is [PartName, Part] => entry[1] instanceof type);
  const rest = (kind: SheetKind, title: Phrase): Section[] => restOf(absence(kind), words.say(title));
  return [
    ...[...parts].flatMap(([name, part]) => describeLaterPart(name, part, words) ?? []),
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
    ...of(SharingPart).map(([, sharing]) => describeSharing(audiencesIn(sharing, parts), parts, words)),
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

/** Whom the parts of a record are shared with, by part name, and who learns of hits. */
export interface SharedWith {
  readonly parts: ReadonlyMap<string, Audience>;
  readonly announce?: Audience | null | undefined;
  readonly silent?: Audience | null | undefined;
}

/** A sharing as it was signed speaks of the parts beside it; one said anew, of parts that stand elsewhere. */
function audiencesIn(sharing: SharingPart, parts: ValidParts): SharedWith {
  const names = [...parts.keys(), ...Object.keys(sharing.parts)].filter(
    (name) => name !== 'head' && name !== 'sharing',
  ) as PartName[];
  return {
    ...sharing,
    parts: new Map(names.map((name) => [name, sharing.parts[name] ?? NOBODY])),
  };
}

const NOBODY: Audience = { circles: [], states: [], except: [] };

/** The names stand beside the titles: a statement about a part has to call it by its name. */
export function describeSharing(
  { parts: audiences, announce, silent }: SharedWith,
  parts: ValidParts,
  words: Wording,
): Section {
  const rows = [...audiences].map(([name, audience]) => {
    const title = partTitle(name as PartName, parts);
    const shared = audienceText(audience, words);
    return [title, title === name ? shared : `${shared}\n${name}`] as const;
  });
  const levels = Object.entries({ announce, silent }).flatMap(([level, audience]) =>
    audience ? [[words.say(level as Phrase), audienceText(audience, words)] as const] : [],
  );
  return { title: words.say('sharing'), rows: [...rows, ...levels] };
}

/** A part by what it holds: its handle is random and says nothing. */
function partTitle(name: PartName, parts: ValidParts): string {
  const part = parts.get(name);
  if (part instanceof GroundPart) return part.code;
  if (part instanceof PartyPart) return part.names[0]?.value ?? name;
  if (part instanceof PersonPart) return part.name;
  return partKind(name) === 'reasons' ? `reasons ${reasonsLanguage(name)}` : name;
}
