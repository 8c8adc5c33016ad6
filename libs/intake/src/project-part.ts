import { analyseName, identifierKeys } from '#matching';
import { GroundPart, OutcomePart, PartName, PartyPart, PersonPart, partKind } from '#statement';

import type { PartyIdentifier } from './party-identifier.entity.js';
import type { PartyName } from './party-name.entity.js';
import type { PartyToken } from './party-token.entity.js';
import { FacetValue, groundFacets, outcomeFacets } from './project-facets.js';
import type { RecordFacet } from './record-facet.entity.js';

/** A part of a logged statement: where its rows belong, whom they are for, and what it says. */
export interface PartPlace {
  readonly recordId: string;
  readonly logIndex: number;
  readonly part: PartName;
  readonly audienceId: string;
  /** Base64url, as in the statement. */
  readonly digest: string;
  readonly encoded: string;
  readonly value: unknown;
}

export function facetRows(place: PartPlace): RecordFacet[] {
  const { recordId, logIndex, audienceId } = place;
  return facetsOf(place).map(([facet, value]) => ({ recordId, logIndex, facet, value, audienceId }));
}

function facetsOf({ part, value }: PartPlace): FacetValue[] {
  if (partKind(part) === 'outcome') return outcomeFacets(value as OutcomePart);
  if (partKind(part) === 'ground') return groundFacets(value as GroundPart);
  return [];
}

/** A name with the words it is found by. */
export interface NamePosting {
  readonly name: PartyName;
  readonly tokens: readonly PartyToken[];
}

/** The names of a party or person, each taken apart once. */
export function namePostings({ recordId, part, audienceId, value }: PartPlace): NamePosting[] {
  const kind = partKind(part);
  if (kind !== 'party' && kind !== 'person') return [];
  const { role } = value as PartyPart | PersonPart;
  const names =
    kind === 'party' ? (value as PartyPart).names.map((name) => name.value) : [(value as PersonPart).name];
  return names.map((name, position) => {
    const { core, tokens } = analyseName(name);
    return {
      name: { recordId, part, position, role, name, core, audienceId },
      tokens: tokens.map((token) => ({ token, recordId, part, position, audienceId })),
    };
  });
}

export function identifierRows({ recordId, part, audienceId, value }: PartPlace): PartyIdentifier[] {
  if (partKind(part) !== 'party') return [];
  const party = value as PartyPart;
  return identifierKeys(party).map((key) => ({ ...key, recordId, part, role: party.role, audienceId }));
}
