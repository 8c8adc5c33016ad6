import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { AudienceStore, audienceOf, audienceOfAny } from '#access';
import type { LogEntry } from '#ledger';
import { analyseName, identifierKeys } from '#matching';
import { GroundPart, OutcomePart, PartName, PartyPart, PersonPart, partKind } from '#statement';

import { DisclosureRow } from './disclosure.entity.js';
import { PartyIdentifier } from './party-identifier.entity.js';
import { PartyName } from './party-name.entity.js';
import { PartyToken } from './party-token.entity.js';
import { FacetValue, groundFacets, outcomeFacets } from './project-facets.js';
import { RecordFacet } from './record-facet.entity.js';
import { RecordPart } from './record-part.entity.js';
import { RecordRow } from './record.entity.js';
import { sharedParts } from './shared-parts.js';
import type { Submission } from './submission.js';

/** Where a part's rows belong: its record, its name and whom it is for. */
interface PartPlace {
  readonly recordId: string;
  readonly logIndex: number;
  readonly part: PartName;
  readonly audienceId: string;
}

/** Unpacks a logged statement into the rows that reading works on. Each row carries its part's audience. */
@Injectable()
export class ProjectionStore {
  constructor(private readonly audiences: AudienceStore) {}

  async project(manager: EntityManager, submission: Submission, entry: LogEntry): Promise<void> {
    const { statementId: recordId, logIndex } = entry;
    const audienceIds = await this.internAudiences(manager, submission);
    await this.insertRecord(manager, submission, entry, audienceIds);
    for (const [part, opened] of submission.parts) {
      const place = { recordId, logIndex, part, audienceId: idOf(audienceIds, part) };
      const digest = Buffer.from(opened.digest, 'base64url');
      await manager.insert(DisclosureRow, { ...place, digest, encoded: opened.encoded });
      await manager.insert(RecordPart, { ...place, kind: partKind(part), content: opened.value as object });
      await this.projectContent(manager, place, opened.value);
    }
  }

  /** The head goes to whoever holds any part; sharing, and a part without an audience, to the owner only. */
  private async internAudiences(
    manager: EntityManager,
    { state, parts, record }: Submission,
  ): Promise<Map<string, string>> {
    const ids = new Map<string, string>();
    for (const part of parts.keys()) {
      const definition =
        part === 'head'
          ? audienceOfAny(
              state,
              sharedParts(record.sharing).map(([, audience]) => audience),
            )
          : audienceOf(state, record.sharing.parts[part]);
      ids.set(part, await this.audiences.intern(manager, definition));
    }
    return ids;
  }

  private async insertRecord(
    manager: EntityManager,
    { state, statement }: Submission,
    entry: LogEntry,
    audienceIds: Map<string, string>,
  ): Promise<void> {
    await manager.insert(RecordRow, {
      recordId: entry.statementId,
      logIndex: entry.logIndex,
      state,
      demo: statement.claims.demo === true,
      recordedAt: entry.loggedAt,
      audienceId: idOf(audienceIds, 'head'),
    });
  }

  private async projectContent(manager: EntityManager, place: PartPlace, value: unknown): Promise<void> {
    const kind = partKind(place.part);
    if (kind === 'outcome') await insertFacets(manager, place, outcomeFacets(value as OutcomePart));
    if (kind === 'ground') await insertFacets(manager, place, groundFacets(value as GroundPart));
    if (kind === 'party') await insertParty(manager, place, value as PartyPart);
    if (kind === 'person')
      await insertNames(manager, place, (value as PersonPart).role, [(value as PersonPart).name]);
  }
}

function idOf(audienceIds: Map<string, string>, part: string): string {
  const id = audienceIds.get(part);
  if (id === undefined) throw new Error('A part was projected before its audience was known.');
  return id;
}

async function insertFacets(
  manager: EntityManager,
  { recordId, logIndex, audienceId }: PartPlace,
  facets: FacetValue[],
): Promise<void> {
  const rows = facets.map(([facet, value]) => ({ recordId, logIndex, facet, value, audienceId }));
  await manager.insert(RecordFacet, rows);
}

async function insertParty(manager: EntityManager, place: PartPlace, party: PartyPart): Promise<void> {
  await insertNames(
    manager,
    place,
    party.role,
    party.names.map((name) => name.value),
  );
  const { recordId, part, audienceId } = place;
  const identifiers = identifierKeys(party).map((key) => ({
    ...key,
    recordId,
    part,
    audienceId,
    role: party.role,
  }));
  if (identifiers.length > 0) await manager.insert(PartyIdentifier, identifiers);
}

async function insertNames(
  manager: EntityManager,
  place: PartPlace,
  role: string,
  names: string[],
): Promise<void> {
  const { recordId, part, audienceId } = place;
  for (const name of names) {
    const { core, tokens } = analyseName(name);
    const row = manager.create(PartyName, { recordId, part, audienceId, role, name, core });
    await manager.insert(PartyName, row);
    const postings = tokens.map((token) => ({ token, partyNameId: row.partyNameId, audienceId }));
    if (postings.length > 0) await manager.insert(PartyToken, postings);
  }
}
