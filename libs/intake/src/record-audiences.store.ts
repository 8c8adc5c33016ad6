import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { type AudienceDefinition, AudienceStore, audienceOf, audienceOfAny } from '#access';
import type { Audience, PartName } from '#statement';

import { HitLevel, type HitLevelName } from './hit-level.entity.js';

/** Tables whose rows follow from one part of one statement. */
const BY_PART = [
  'record_part',
  'record_facet',
  'record_term',
  'party_name',
  'party_key',
  'party_identifier',
  'record_event',
  'record_relation',
];

const REDIRECT_PART = BY_PART.map(
  (table) => `UPDATE ${table} SET audience_id = $1
    WHERE record_id = $2 AND part = $3 AND arrival = ANY($4::bigint[])`,
);
const REDIRECT_DISCLOSURE = `
  UPDATE disclosure SET audience_id = $1 WHERE part = $2 AND arrival = ANY($3::bigint[])`;

const CLOSE = BY_PART.map(
  (table) => `UPDATE ${table} SET audience_id = $1
    WHERE record_id = $2 AND part <> 'head' AND arrival <> $3`,
);
const CLOSE_DISCLOSURES = `
  UPDATE disclosure SET audience_id = $1
   WHERE part <> 'head' AND arrival <> $3
     AND arrival IN (SELECT arrival FROM statement WHERE record_id = $2)`;

const HELD = `
  SELECT DISTINCT a.definition FROM record_part p JOIN audience a USING (audience_id)
   WHERE p.record_id = $1 AND p.part NOT IN ('head', 'sharing')`;

const REDIRECT_HEADS = [
  'UPDATE record SET audience_id = $1 WHERE record_id = $2',
  'UPDATE statement SET audience_id = $1 WHERE record_id = $2',
  `UPDATE record_part SET audience_id = $1 WHERE record_id = $2 AND part = 'head'`,
  `UPDATE disclosure SET audience_id = $1
    WHERE part = 'head' AND arrival IN (SELECT arrival FROM statement WHERE record_id = $2)`,
];

/** Moves the rows of a record from one audience to another, all tables together. */
@Injectable()
export class RecordAudiences {
  constructor(private readonly audiences: AudienceStore) {}

  /** Shares one part anew, as said by these statements of the record. */
  async redirect(
    manager: EntityManager,
    recordId: string,
    part: PartName,
    arrivals: readonly number[],
    definition: AudienceDefinition,
  ): Promise<void> {
    const audienceId = await this.audiences.intern(manager, definition);
    for (const update of REDIRECT_PART) {
      await manager.query(update, [audienceId, recordId, part, arrivals]);
    }
    await manager.query(REDIRECT_DISCLOSURE, [audienceId, part, arrivals]);
  }

  /** Leaves everything that was said about the record, but for one statement, to its owner alone. */
  async close(manager: EntityManager, recordId: string, owner: string, except: number): Promise<void> {
    const audienceId = await this.audiences.intern(manager, audienceOf(owner, undefined));
    for (const update of [...CLOSE, CLOSE_DISCLOSURES]) {
      await manager.query(update, [audienceId, recordId, except]);
    }
    await manager.delete(HitLevel, { recordId });
  }

  /** The heads go to whoever holds any part of what was said about the record. */
  async redirectHeads(manager: EntityManager, recordId: string, owner: string): Promise<void> {
    const held = await manager.query<{ definition: AudienceDefinition }[]>(HELD, [recordId]);
    const anyone = held.flatMap(({ definition }) => definition.any);
    const audienceId = await this.audiences.intern(manager, audienceOfAny(owner, anyone));
    for (const update of REDIRECT_HEADS) await manager.query(update, [audienceId, recordId]);
  }

  /** Replaces whose questions may touch the unshared parties. */
  async setHitLevels(
    manager: EntityManager,
    recordId: string,
    owner: string,
    levels: Partial<Record<HitLevelName, Audience>>,
  ): Promise<void> {
    await manager.delete(HitLevel, { recordId });
    for (const level of ['announce', 'silent'] as const) {
      if (!levels[level]) continue;
      const audienceId = await this.audiences.intern(manager, audienceOf(owner, levels[level]));
      await manager.insert(HitLevel, { recordId, level, audienceId });
    }
  }
}
