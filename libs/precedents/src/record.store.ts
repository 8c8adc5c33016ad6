import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { type AudienceDefinition, AudienceStore, type MembershipView } from '#access';
import type { PageRequest } from '#kernel';

import { conditionsOf } from './filter-conditions.js';
import type { Moment } from './moment.js';
import type { PrecedentFilter } from './precedent-filter.input.js';
import type { StoredPart, StoredRecord, StoredStatement, StoredTie } from './visible-record.js';

/** One entry of a list, newest first: what the keyset cursor points at. */
export interface ListedRecord {
  readonly recordId: string;
  readonly arrival: number;
}

/** How many records a list left out because they no longer count, by what became of them. */
export interface EndedCount {
  readonly event: 'annulled' | 'revoked' | 'withdrawn';
  readonly count: number;
}

/** Records, and what to judge them by, as it stood when they were read. */
export interface LoadedRecords {
  readonly records: readonly StoredRecord[];
  readonly members: MembershipView;
}

/** No state can make another's record long by declaring ties to it. */
const TIES_PER_STATE = 20;

/**
 * Behind a SELECT of its own the list of ids looks equally long to each plan, so that the one that is kept is as good
 * as a new one each time.
 */
const LOAD = `
  SELECT r.record_id AS "recordId", r.arrival::int AS arrival, r.state, r.demo,
         r.recorded_at AS "recordedAt",
         (SELECT json_agg(json_build_object(
                   'statementId', s.statement_id, 'origin', e.origin, 'logIndex', e.log_index, 'kind', s.kind,
                   'recordedAt', s.recorded_at, 'signedPart', e.entry,
                   'leafHash', encode(e.leaf_hash, 'base64'),
                   'parts', (SELECT coalesce(json_agg(json_build_object(
                                      'part', p.part, 'kind', p.kind, 'content', p.content,
                                      'encoded', d.encoded, 'audienceId', p.audience_id::text,
                                      'current', p.known_from <= $2 AND p.known_until > $2)
                                      ORDER BY p.part), '[]')
                               FROM record_part p
                               JOIN disclosure d ON d.arrival = p.arrival AND d.part = p.part
                              WHERE p.record_id = s.record_id AND p.arrival = s.arrival))
                   ORDER BY s.arrival)
            FROM statement s JOIN held_entry e ON e.arrival = s.arrival
           WHERE s.record_id = r.record_id) AS statements,
         (SELECT coalesce(json_agg(json_build_object(
                   'recordId', t.record_id, 'state', t.state, 'recordedAt', t.known_from,
                   'content', p.content, 'audienceId', t.audience_id::text)
                   ORDER BY t.arrival), '[]')
            FROM (SELECT near.*, said.state,
                         row_number() OVER (PARTITION BY said.state ORDER BY near.arrival DESC) AS place
                    FROM record_relation near
                    JOIN statement said ON said.arrival = near.arrival
                   WHERE near.to_record_id = r.record_id) t
            JOIN record_part p ON p.record_id = t.record_id AND p.part = t.part
                              AND p.arrival = t.arrival
           WHERE t.place <= ${TIES_PER_STATE}) AS ties
    FROM record r
   WHERE r.record_id = ANY((SELECT $1::text[])::text[]) AND r.recorded_at <= $2`;

interface AudienceId {
  readonly audienceId: string;
}
type PartRow = Omit<StoredPart, 'audience'> & AudienceId;
type StatementJson = Omit<StoredStatement, 'parts' | 'recordedAt'> & {
  readonly recordedAt: string;
  readonly parts: readonly PartRow[];
};
type TieJson = Omit<StoredTie, 'audience' | 'recordedAt'> & AudienceId & { readonly recordedAt: string };
type RecordJson = Omit<StoredRecord, 'statements' | 'ties'> & {
  readonly statements: readonly StatementJson[] | null;
  readonly ties: readonly TieJson[];
};

/** Reads records inside a reader's transaction: row-level security has left out what is not for it. */
@Injectable()
export class RecordStore {
  constructor(private readonly audiences: AudienceStore) {}

  /** The records with these ids, in no order; ids that are unknown or hidden are simply not there. */
  async load(manager: EntityManager, ids: readonly string[], moment: Moment): Promise<LoadedRecords> {
    const rows = ids.length > 0 ? await manager.query<RecordJson[]>(LOAD, [ids, moment.knownAt]) : [];
    const used = rows.flatMap(({ statements, ties }) => [
      ...(statements ?? []).flatMap(({ parts }) => parts.map(({ audienceId }) => audienceId)),
      ...ties.map(({ audienceId }) => audienceId),
    ]);
    const definitions = await this.audiences.definitions(manager, [...new Set(used)]);
    const members = await this.audiences.viewFor(manager, definitions.values());
    return { records: rows.map((row) => storedRecord(row, definitions)), members };
  }

  /** One more entry than the page holds, so that the caller knows whether there is a next page. */
  async list(
    manager: EntityManager,
    filter: PrecedentFilter,
    page: PageRequest<number>,
    moment: Moment,
  ): Promise<ListedRecord[]> {
    const { where, parameters, standing } = conditionsOf(filter, moment, page.after);
    const withEnded = `$${parameters.length + 1}::boolean`;
    return manager.query<ListedRecord[]>(
      `SELECT r.record_id AS "recordId", r.arrival::int AS arrival FROM record r
        WHERE ${where} AND (${withEnded} OR coalesce(${standing('standing')}, 'in_force') <> 'ended')
        ORDER BY r.arrival DESC LIMIT ${page.first + 1}`,
      [...parameters, filter.withEnded],
    );
  }

  /** What the same list leaves out on all its pages. */
  async countEnded(manager: EntityManager, filter: PrecedentFilter, moment: Moment): Promise<EndedCount[]> {
    if (filter.withEnded) return [];
    const { where, parameters, standing } = conditionsOf(filter, moment, undefined);
    return manager.query<EndedCount[]>(
      `SELECT last.event, count(*)::int AS count
         FROM (SELECT DISTINCT ended.record_id FROM record_event ended WHERE ended.standing = 'ended') one
         JOIN record r USING (record_id)
         CROSS JOIN LATERAL (SELECT ${standing('event')} AS event, ${standing('standing')} AS standing) last
        WHERE ${where} AND last.standing = 'ended'
        GROUP BY last.event ORDER BY last.event`,
      parameters,
    );
  }
}

function storedRecord(row: RecordJson, definitions: ReadonlyMap<string, AudienceDefinition>): StoredRecord {
  const withAudience = <T extends AudienceId>({ audienceId, ...rest }: T) => {
    const audience = definitions.get(audienceId);
    if (!audience) throw new Error('A row names an audience that was never written.');
    return { ...rest, audience };
  };
  return {
    ...row,
    statements: (row.statements ?? []).map((statement) => ({
      ...statement,
      recordedAt: new Date(statement.recordedAt),
      leafHash: statement.leafHash.replaceAll('\n', ''),
      parts: statement.parts.map(withAudience),
    })),
    ties: row.ties.map((tie) => ({ ...withAudience(tie), recordedAt: new Date(tie.recordedAt) })),
  };
}
