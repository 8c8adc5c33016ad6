import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { type AudienceDefinition, AudienceStore, audienceOf } from '#access';
import { canonicalText } from '#kernel';
import type { PartName } from '#statement';

import { DisclosureRow } from './disclosure.entity.js';
import { insertAll } from './insert-all.js';
import { LaterEffects } from './later-effects.service.js';
import { type LoggedStatement, headOf, sharingOf } from './logged-statement.js';
import { PartyIdentifier } from './party-identifier.entity.js';
import { PartyName } from './party-name.entity.js';
import { PartyToken } from './party-token.entity.js';
import { type PartPlace, facetRows, identifierRows, namePostings, partRow } from './project-part.js';
import { RecordAudiences } from './record-audiences.store.js';
import { RecordFacet } from './record-facet.entity.js';
import { RecordPart } from './record-part.entity.js';
import { RecordRow } from './record.entity.js';
import { StatementRow } from './statement.entity.js';

/** Whom a part is for, where the statement's own sharing is not held. */
export type Granted = (part: PartName) => AudienceDefinition;

/** The record that a statement is about, and where its decision stands in the log. */
interface RecordPlace {
  readonly recordId: string;
  readonly recordIndex: number;
}

/** Unpacks a logged statement into the rows that reading works on. Each row carries its part's audience. */
@Injectable()
export class ProjectionStore {
  constructor(
    private readonly audiences: AudienceStore,
    private readonly recordAudiences: RecordAudiences,
    private readonly effects: LaterEffects,
  ) {}

  /**
   * At home the audiences come from the sharing that the statement itself holds; a node that holds only
   * what was granted says with `granted` whom each part is for.
   */
  async project(manager: EntityManager, logged: LoggedStatement, granted?: Granted): Promise<void> {
    const place = await this.recordPlace(manager, logged);
    const places = await this.places(manager, logged, place, granted ?? ownSharing(logged));
    await this.insertStatement(manager, logged, place, places);
    await this.effects.apply(manager, logged, places);
    await insertParts(manager, places);
    if (granted) return;
    await this.effects.share(manager, logged, place.recordId);
    await this.recordAudiences.redirectHeads(manager, place.recordId, logged.state);
  }

  private async recordPlace(manager: EntityManager, logged: LoggedStatement): Promise<RecordPlace> {
    const { ref } = headOf(logged);
    const { statementId, logIndex } = logged.entry;
    if (ref === undefined) return { recordId: statementId, recordIndex: logIndex };
    const about = await manager.findOneByOrFail(StatementRow, { statementId: ref });
    const record = await manager.findOneByOrFail(RecordRow, { recordId: about.recordId });
    return { recordId: record.recordId, recordIndex: record.logIndex };
  }

  private async places(
    manager: EntityManager,
    { parts, entry }: LoggedStatement,
    { recordId, recordIndex }: RecordPlace,
    audienceFor: Granted,
  ): Promise<PartPlace[]> {
    const ids = new Map<string, string>();
    const places: PartPlace[] = [];
    for (const [part, { digest, encoded, value }] of parts) {
      const definition = audienceFor(part);
      const key = canonicalText(definition);
      const audienceId = ids.get(key) ?? (await this.audiences.intern(manager, definition));
      ids.set(key, audienceId);
      const { logIndex: statementIndex, loggedAt: knownFrom } = entry;
      places.push({
        recordId,
        recordIndex,
        statementIndex,
        knownFrom,
        part,
        audienceId,
        digest,
        encoded,
        value,
      });
    }
    return places;
  }

  private async insertStatement(
    manager: EntityManager,
    logged: LoggedStatement,
    { recordId }: RecordPlace,
    places: readonly PartPlace[],
  ): Promise<void> {
    const { kind } = headOf(logged);
    const { statementId, logIndex, loggedAt: recordedAt } = logged.entry;
    const { state, demo } = logged;
    const audienceId = places.find(({ part }) => part === 'head')?.audienceId ?? '';
    if (kind === 'decision') {
      await manager.insert(RecordRow, { recordId, logIndex, state, demo, recordedAt, audienceId });
    }
    await manager.insert(StatementRow, {
      statementId,
      recordId,
      statementIndex: logIndex,
      kind,
      state,
      recordedAt,
      audienceId,
    });
  }
}

/** A part without an audience, and `sharing` itself, are for the owner only; heads are placed afterwards. */
function ownSharing(logged: LoggedStatement): Granted {
  const sharing = sharingOf(logged);
  const own = headOf(logged).kind === 'sharing' ? {} : sharing?.parts;
  return (part) => audienceOf(logged.state, own?.[part]);
}

async function insertParts(manager: EntityManager, places: readonly PartPlace[]): Promise<void> {
  await insertAll(manager, DisclosureRow, places.map(disclosureRow));
  await insertAll(manager, RecordPart, places.map(partRow));
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

function disclosureRow({ statementIndex, part, digest, encoded, audienceId }: PartPlace): DisclosureRow {
  return { logIndex: statementIndex, part, digest: Buffer.from(digest, 'base64url'), encoded, audienceId };
}
