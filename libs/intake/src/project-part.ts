import { identifierKeys } from '#matching';
import { earliestDay } from '#kernel';
import {
  type EventPart,
  type GroundPart,
  type OutcomePart,
  type PartName,
  type PartyPart,
  type PersonPart,
  partKind,
} from '#statement';

import { fileNames, nameKindOf } from './file-names.js';
import type { PartyIdentifier } from './party-identifier.entity.js';
import type { PartyName } from './party-name.entity.js';
import type { PartyKey } from './party-key.entity.js';
import { FacetValue, groundFacets, outcomeFacets } from './project-facets.js';
import type { RecordFacet } from './record-facet.entity.js';
import type { RecordPart } from './record-part.entity.js';

/** A part of a logged statement: where its rows belong, whom they are for, and what it says. */
export interface PartPlace {
  readonly recordId: string;
  /** Who says it. */
  readonly state: string;
  /** Position of the record's decision. */
  readonly recordArrival: number;
  readonly arrival: number;
  readonly knownFrom: Date;
  readonly part: PartName;
  readonly audienceId: string;
  /** Base64url, as in the statement. */
  readonly digest: string;
  readonly encoded: string;
  readonly value: unknown;
}

export function partRow(place: PartPlace): RecordPart {
  const { recordId, part, arrival, knownFrom, audienceId, value } = place;
  const kind = partKind(part);
  return {
    recordId,
    part,
    arrival,
    kind,
    knownFrom,
    audienceId,
    content: value as object,
    trueFrom: trueFrom(place),
  };
}

function trueFrom({ part, value }: PartPlace): string | null {
  if (part === 'outcome') return earliestDay((value as OutcomePart).decidedOn);
  return part === 'event' ? earliestDay((value as EventPart).occurredOn) : null;
}

export function facetRows(place: PartPlace): RecordFacet[] {
  const { recordId, recordArrival, part, arrival, knownFrom, audienceId } = place;
  const common = { recordId, recordArrival, part, arrival, knownFrom, audienceId };
  return facetsOf(place).map(([facet, value]) => ({ ...common, facet, value }));
}

function facetsOf({ part, value }: PartPlace): FacetValue[] {
  if (partKind(part) === 'outcome') return outcomeFacets(value as OutcomePart);
  if (partKind(part) === 'ground') return groundFacets(value as GroundPart);
  return [];
}

/** The names of a party or person, and the keys that they are found by. */
export interface FiledParty {
  readonly names: readonly PartyName[];
  readonly keys: readonly PartyKey[];
}

/** Nothing, for other parts; each name is taken apart once. */
export function filedParty(place: PartPlace): FiledParty {
  const { recordId, part, arrival, knownFrom, audienceId, state, value } = place;
  const kind = partKind(part);
  if (kind !== 'party' && kind !== 'person') return { names: [], keys: [] };
  const { role } = value as PartyPart | PersonPart;
  const names =
    kind === 'party' ? (value as PartyPart).names.map((name) => name.value) : [(value as PersonPart).name];
  const { filed, keys } = fileNames(names, nameKindOf(part));
  const common = { recordId, part, arrival, audienceId };
  return {
    names: filed.map((name, position) => ({ ...common, ...name, position, role, knownFrom })),
    keys: keys.map((key) => ({ ...common, state, key })),
  };
}

export function identifierRows(place: PartPlace): PartyIdentifier[] {
  const { recordId, part, arrival, knownFrom, audienceId, value } = place;
  if (partKind(part) !== 'party') return [];
  const party = value as PartyPart;
  const common = { recordId, part, arrival, knownFrom, role: party.role, audienceId };
  return identifierKeys(party).map((key) => ({ ...key, ...common }));
}
