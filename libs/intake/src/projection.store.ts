import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { type AudienceDefinition, AudienceStore, audienceOf, audienceOfAny } from '#access';
import { insertAll, oneByOne } from '#database';
import { type PartName, isManifestKind } from '#statement';

import { DisclosureRow } from './disclosure.entity.js';
import { HitLevel } from './hit-level.entity.js';
import { LaterEffects } from './later-effects.service.js';
import { type LoggedStatement, headOf, sharingOf } from './logged-statement.js';
import { ManifestStore } from './manifests/manifest.store.js';
import { PartyIdentifier } from './party-identifier.entity.js';
import { PartyName } from './party-name.entity.js';
import { PartyKey } from './party-key.entity.js';
import { type RecordPlace, placesOf } from './places-of.js';
import { type PartPlace, facetRows, filedParty, identifierRows, partRow } from './project-part.js';
import { RecordAudiences } from './record-audiences.store.js';
import { RecordFacet } from './record-facet.entity.js';
import { RecordPart } from './record-part.entity.js';
import { RecordRow } from './record.entity.js';
import { StatementRow } from './statement.entity.js';
import { insertTerms } from './texts/insert-terms.js';

/** Whom a part is for, where the statement's own sharing is not held. */
export type Granted = (part: PartName) => AudienceDefinition;

/** A decision, and whom its parts are for where that was granted and is not in its own sharing. */
export interface PlannedDecision {
  readonly logged: LoggedStatement;
  readonly granted?: Granted;
}

/** Unpacks a logged statement into the rows that reading works on. Each row carries its part's audience. */
@Injectable()
export class ProjectionStore {
  constructor(
    private readonly audiences: AudienceStore,
    private readonly recordAudiences: RecordAudiences,
    private readonly effects: LaterEffects,
    private readonly manifests: ManifestStore,
  ) {}

  /**
   * At home the audiences come from the sharing that the statement itself holds; a node that holds only
   * what was granted says with `granted` whom each part is for.
   */
  async project(manager: EntityManager, logged: LoggedStatement, granted?: Granted): Promise<void> {
    if (isManifestKind(headOf(logged).kind)) return this.manifests.project(manager, logged, granted);
    const place = await this.recordPlace(manager, logged);
    const places = await this.places(manager, logged, place, granted ?? ownSharing(logged));
    await this.insertStatement(manager, logged, place, places);
    await this.effects.apply(manager, logged, places);
    await oneByOne(partInserts(manager, places));
    if (granted) return;
    await this.effects.share(manager, logged, place.recordId);
    await this.recordAudiences.redirectHeads(manager, place.recordId, logged.state);
  }

  /**
   * The same for decisions, all with a fixed number of statements: nothing was said about them before, so that whom
   * each row is for is known from the start.
   */
  async projectDecisions(manager: EntityManager, decisions: readonly PlannedDecision[]): Promise<void> {
    const planned = decisions.map(({ logged, granted }) => ({
      logged,
      audiences: granted ? grantedAudiences(logged, granted) : audiencesOf(logged),
    }));
    const levels = decisions.flatMap(({ logged, granted }) => (granted ? [] : hitLevels(logged)));
    const ids = await this.audiences.internAll(manager, [
      ...planned.flatMap(({ audiences }) => [...audiences.values()]),
      ...levels.map(({ definition }) => definition),
    ]);
    const idOf = (definition: AudienceDefinition | undefined): string =>
      (definition && ids.get(definition)) ?? '';
    const places = planned.flatMap(({ logged, audiences }) => {
      const { statementId: recordId, arrival: recordArrival } = logged.entry;
      return placesOf(logged, { recordId, recordArrival }, (part) => idOf(audiences.get(part)));
    });
    // In this order on their way, as a part needs its record.
    await oneByOne([
      () =>
        insertAll(
          manager,
          RecordRow,
          planned.map(({ logged, audiences }) => recordRow(logged, idOf(audiences.get('head')))),
        ),
      () =>
        insertAll(
          manager,
          StatementRow,
          planned.map(({ logged, audiences }) => {
            const { statementId: recordId } = logged.entry;
            return statementRow(logged, recordId, idOf(audiences.get('head')));
          }),
        ),
      ...partInserts(manager, places),
      () =>
        insertAll(
          manager,
          HitLevel,
          levels.map(({ recordId, level, definition }) => ({
            recordId,
            level,
            audienceId: idOf(definition),
          })),
        ),
    ]);
  }

  private async recordPlace(manager: EntityManager, logged: LoggedStatement): Promise<RecordPlace> {
    const { ref } = headOf(logged);
    const { statementId, arrival } = logged.entry;
    if (ref === undefined) return { recordId: statementId, recordArrival: arrival };
    const about = await manager.findOneByOrFail(StatementRow, { statementId: ref });
    const record = await manager.findOneByOrFail(RecordRow, { recordId: about.recordId });
    return { recordId: record.recordId, recordArrival: record.arrival };
  }

  private async places(
    manager: EntityManager,
    logged: LoggedStatement,
    place: RecordPlace,
    audienceFor: Granted,
  ): Promise<PartPlace[]> {
    const ids = new Map<PartName, string>();
    for (const part of logged.parts.keys()) {
      ids.set(part, await this.audiences.intern(manager, audienceFor(part)));
    }
    return placesOf(logged, place, (part) => ids.get(part) ?? '');
  }

  private async insertStatement(
    manager: EntityManager,
    logged: LoggedStatement,
    { recordId }: RecordPlace,
    places: readonly PartPlace[],
  ): Promise<void> {
    const audienceId = places.find(({ part }) => part === 'head')?.audienceId ?? '';
    if (headOf(logged).kind === 'decision') await manager.insert(RecordRow, recordRow(logged, audienceId));
    await manager.insert(StatementRow, statementRow(logged, recordId, audienceId));
  }
}

function recordRow({ entry, state, demo }: LoggedStatement, audienceId: string): RecordRow {
  const { statementId: recordId, arrival, loggedAt: recordedAt } = entry;
  return { recordId, arrival, state, demo, recordedAt, audienceId };
}

function statementRow(logged: LoggedStatement, recordId: string, audienceId: string): StatementRow {
  const { statementId, arrival, loggedAt: recordedAt } = logged.entry;
  const { kind } = headOf(logged);
  return { statementId, recordId, arrival, kind, state: logged.state, recordedAt, audienceId };
}

/** Whom each part of a decision is for; the head goes to whoever holds any part of its content. */
function audiencesOf(logged: LoggedStatement): Map<PartName, AudienceDefinition> {
  const own = ownSharing(logged);
  const audiences = new Map([...logged.parts.keys()].map((part) => [part, own(part)] as const));
  const content = [...audiences].filter(([part]) => part !== 'head' && part !== 'sharing');
  const anyone = content.flatMap(([, { any }]) => any);
  return audiences.set('head', audienceOfAny(logged.state, anyone));
}

function grantedAudiences({ parts }: LoggedStatement, granted: Granted): Map<PartName, AudienceDefinition> {
  return new Map([...parts.keys()].map((part) => [part, granted(part)] as const));
}

interface PlannedLevel extends Omit<HitLevel, 'audienceId'> {
  readonly definition: AudienceDefinition;
}

function hitLevels(logged: LoggedStatement): PlannedLevel[] {
  const sharing = sharingOf(logged);
  const { statementId: recordId } = logged.entry;
  return (['announce', 'silent'] as const).flatMap((level) => {
    const audience = sharing?.[level];
    return audience ? [{ recordId, level, definition: audienceOf(logged.state, audience) }] : [];
  });
}

/** A part without an audience, and `sharing` itself, are for the owner only; heads are placed afterwards. */
function ownSharing(logged: LoggedStatement): Granted {
  const sharing = sharingOf(logged);
  const own = headOf(logged).kind === 'sharing' ? {} : sharing?.parts;
  return (part) => audienceOf(logged.state, own?.[part]);
}

/** The rows of parts, to be sent one after the other; those of names, of which there are most, come first. */
function partInserts(manager: EntityManager, places: readonly PartPlace[]): (() => Promise<void>)[] {
  const parties = places.map(filedParty);
  return [
    () =>
      insertAll(
        manager,
        PartyKey,
        parties.flatMap(({ keys }) => keys),
      ),
    () =>
      insertAll(
        manager,
        PartyName,
        parties.flatMap(({ names }) => names),
      ),
    () => insertTerms(manager, places),
    () => insertAll(manager, RecordPart, places.map(partRow)),
    () => insertAll(manager, RecordFacet, places.flatMap(facetRows)),
    () => insertAll(manager, DisclosureRow, places.map(disclosureRow)),
    () => insertAll(manager, PartyIdentifier, places.flatMap(identifierRows)),
  ];
}

function disclosureRow({ arrival, part, digest, encoded, audienceId }: PartPlace): DisclosureRow {
  return { arrival, part, digest: Buffer.from(digest, 'base64url'), encoded, audienceId };
}
