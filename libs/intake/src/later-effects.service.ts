import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { audienceOf } from '#access';
import type { ErasurePart, PartName, RelationPart } from '#statement';

import { type LoggedStatement, headOf, sharingOf } from './logged-statement.js';
import { eventRow, withdrawalRow } from './project-event.js';
import type { PartPlace } from './project-part.js';
import { RecordAudiences } from './record-audiences.store.js';
import { RecordEvent } from './record-event.entity.js';
import { RecordRelation } from './record-relation.entity.js';
import { StatementRow } from './statement.entity.js';

/** Parts that a decision consists of; a correction brings new versions of them. */
const DECISION_PART = '^(outcome|ground|reasons|party|person)(:|$)';

const SUPERSEDE = ['record_part', 'record_facet', 'record_term', 'party_name', 'party_identifier'].map(
  (table) => `UPDATE ${table} SET known_until = $1
    WHERE record_id = $2 AND part = ANY($3::text[]) AND part ~ '${DECISION_PART}'
      AND arrival < $4 AND known_until = 'infinity'`,
);

const ERASE = [
  'record_part',
  'record_facet',
  'record_term',
  'party_name',
  'party_key',
  'party_identifier',
  'record_event',
  'record_relation',
].map(
  (table) => `DELETE FROM ${table}
    WHERE record_id = $1 AND part = $2 AND arrival = ANY($3::bigint[])`,
);
const ERASE_DISCLOSURES = 'DELETE FROM disclosure WHERE part = $1 AND arrival = ANY($2::bigint[])';

/** The parts of the decision, each with the statements that said it: the decision and its corrections. */
const OF_RECORD = `
  SELECT part, array_agg(arrival::int) AS indexes FROM record_part
   WHERE record_id = $1 AND part ~ '${DECISION_PART}'
   GROUP BY part`;

/** What a later statement says of its own, parts of the decision apart. */
const OF_STATEMENT = `
  SELECT part, array_agg(arrival::int) AS indexes FROM record_part
   WHERE record_id = $1 AND arrival = $2
     AND part !~ '${DECISION_PART}' AND part NOT IN ('head', 'sharing')
   GROUP BY part`;

interface PartVersions {
  readonly part: PartName;
  readonly indexes: number[];
}

/** What a statement changes in the rows of the record that it is about. */
@Injectable()
export class LaterEffects {
  constructor(private readonly audiences: RecordAudiences) {}

  /** What follows from the parts that are held, at home and elsewhere alike. */
  async apply(manager: EntityManager, logged: LoggedStatement, places: readonly PartPlace[]): Promise<void> {
    await supersede(manager, logged, places);
    await this.erase(manager, logged, places);
    for (const place of places) {
      if (place.part === 'event') await manager.insert(RecordEvent, eventRow(place));
      if (place.part === 'withdrawal') await manager.insert(RecordEvent, withdrawalRow(place));
      if (place.part === 'relation') await manager.insert(RecordRelation, relationRow(place));
    }
  }

  /** What only the owner's own node knows: whom the parts are for from now on. */
  async share(manager: EntityManager, logged: LoggedStatement, recordId: string): Promise<void> {
    const { kind, ref } = headOf(logged);
    const { state, entry } = logged;
    const sharing = sharingOf(logged);
    if (kind === 'withdrawal') await this.audiences.close(manager, recordId, state, entry.arrival);
    if (kind === 'sharing' && ref !== undefined) await this.shareAnew(manager, logged, recordId, ref);
    if (sharing && (kind === 'decision' || (kind === 'sharing' && ref === recordId))) {
      await this.audiences.setHitLevels(manager, recordId, state, sharing);
    }
  }

  /** The manifest is complete: a part that it does not name is the owner's alone again. */
  private async shareAnew(
    manager: EntityManager,
    logged: LoggedStatement,
    recordId: string,
    ref: string,
  ): Promise<void> {
    const versions = await this.versions(manager, recordId, ref);
    const manifest = sharingOf(logged)?.parts ?? {};
    for (const { part, indexes } of versions) {
      const definition = audienceOf(logged.state, manifest[part]);
      await this.audiences.redirect(manager, recordId, part, indexes, definition);
    }
  }

  /** Salt and value are gone here; digest, signature and log stay as they were. */
  private async erase(
    manager: EntityManager,
    logged: LoggedStatement,
    places: readonly PartPlace[],
  ): Promise<void> {
    const { kind, ref } = headOf(logged);
    const [place] = places;
    if (kind !== 'erasure' || ref === undefined || !place) return;
    const versions = await this.versions(manager, place.recordId, ref);
    for (const { value } of places.filter(({ part }) => part.startsWith('erasure:'))) {
      const { part } = value as ErasurePart;
      const indexes = versions.find((version) => version.part === part)?.indexes ?? [];
      for (const table of ERASE) await manager.query(table, [place.recordId, part, indexes]);
      await manager.query(ERASE_DISCLOSURES, [part, indexes]);
    }
  }

  private async versions(manager: EntityManager, recordId: string, ref: string): Promise<PartVersions[]> {
    if (ref === recordId) return manager.query<PartVersions[]>(OF_RECORD, [recordId]);
    const { arrival } = await manager.findOneByOrFail(StatementRow, { statementId: ref });
    return manager.query<PartVersions[]>(OF_STATEMENT, [recordId, arrival]);
  }
}

async function supersede(
  manager: EntityManager,
  logged: LoggedStatement,
  places: readonly PartPlace[],
): Promise<void> {
  const [place] = places;
  if (!place || headOf(logged).kind !== 'correction') return;
  const { recordId, knownFrom, arrival } = place;
  for (const update of SUPERSEDE) {
    await manager.query(update, [knownFrom, recordId, [...logged.parts.keys()], arrival]);
  }
}

function relationRow({ arrival, recordId, part, knownFrom, audienceId, value }: PartPlace): RecordRelation {
  const toRecordId = (value as RelationPart).to;
  return { arrival, recordId, part, toRecordId, knownFrom, audienceId };
}
