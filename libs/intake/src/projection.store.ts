import { Injectable } from '@nestjs/common';
import { EntityManager, ObjectLiteral } from 'typeorm';

import { AudienceStore, audienceOf, audienceOfAny } from '#access';
import { canonicalText } from '#kernel';
import type { LogEntry } from '#ledger';
import { partKind } from '#statement';

import { DisclosureRow } from './disclosure.entity.js';
import { PartyIdentifier } from './party-identifier.entity.js';
import { PartyName } from './party-name.entity.js';
import { PartyToken } from './party-token.entity.js';
import { type PartPlace, facetRows, identifierRows, namePostings } from './project-part.js';
import { RecordFacet } from './record-facet.entity.js';
import { RecordPart } from './record-part.entity.js';
import { RecordRow } from './record.entity.js';
import { sharedParts } from './shared-parts.js';
import type { Submission } from './submission.js';

/** Rows of one INSERT; PostgreSQL takes 65,535 parameters in a statement. */
const ROWS_PER_INSERT = 5000;

/** Unpacks a logged statement into the rows that reading works on. Each row carries its part's audience. */
@Injectable()
export class ProjectionStore {
  constructor(private readonly audiences: AudienceStore) {}

  async project(manager: EntityManager, submission: Submission, entry: LogEntry): Promise<void> {
    const places = await this.places(manager, submission, entry);
    await manager.insert(RecordRow, recordRow(submission, entry, places));
    await insertAll(manager, DisclosureRow, places.map(disclosureRow));
    await insertAll(
      manager,
      RecordPart,
      places.map((place) => ({ ...place, kind: partKind(place.part), content: place.value as object })),
    );
    await insertAll(manager, RecordFacet, places.flatMap(facetRows));
    const postings = places.flatMap(namePostings);
    await insertAll(
      manager,
      PartyName,
      postings.map(({ name }) => name),
    );
    await insertAll(
      manager,
      PartyToken,
      postings.flatMap(({ tokens }) => tokens),
    );
    await insertAll(manager, PartyIdentifier, places.flatMap(identifierRows));
  }

  /** The head goes to whoever holds any part; sharing, and a part without an audience, to the owner only. */
  private async places(
    manager: EntityManager,
    { state, parts, record }: Submission,
    { statementId: recordId, logIndex }: LogEntry,
  ): Promise<PartPlace[]> {
    const anyone = sharedParts(record.sharing).map(([, audience]) => audience);
    const ids = new Map<string, string>();
    const places: PartPlace[] = [];
    for (const [part, { digest, encoded, value }] of parts) {
      const definition =
        part === 'head' ? audienceOfAny(state, anyone) : audienceOf(state, record.sharing.parts[part]);
      const key = canonicalText(definition);
      const audienceId = ids.get(key) ?? (await this.audiences.intern(manager, definition));
      ids.set(key, audienceId);
      places.push({ recordId, logIndex, part, audienceId, digest, encoded, value });
    }
    return places;
  }
}

function recordRow(
  { state, statement }: Submission,
  entry: LogEntry,
  places: readonly PartPlace[],
): RecordRow {
  const head = places.find(({ part }) => part === 'head');
  if (!head) throw new Error('A statement without a head was let through.');
  return {
    recordId: entry.statementId,
    logIndex: entry.logIndex,
    state,
    demo: statement.claims.demo === true,
    recordedAt: entry.loggedAt,
    audienceId: head.audienceId,
  };
}

function disclosureRow({ logIndex, part, digest, encoded, audienceId }: PartPlace): DisclosureRow {
  return { logIndex, part, digest: Buffer.from(digest, 'base64url'), encoded, audienceId };
}

async function insertAll<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: new () => Row,
  rows: readonly Row[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_PER_INSERT) {
    await manager
      .createQueryBuilder()
      .insert()
      .into(entity)
      .values(rows.slice(at, at + ROWS_PER_INSERT))
      .execute();
  }
}
