import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import type { PageRequest } from '#kernel';

import { conditionsOf } from './filter-conditions.js';
import type { PrecedentFilter } from './precedent-filter.input.js';
import type { StoredRecord } from './visible-record.js';

/** One entry of a list, newest first: what the keyset cursor points at. */
export interface ListedRecord {
  readonly recordId: string;
  readonly logIndex: number;
}

const LOAD = `
  SELECT r.record_id AS "recordId", r.log_index::int AS "logIndex", r.state, r.demo,
         r.recorded_at AS "recordedAt", e.entry AS "signedPart", e.leaf_hash AS "leafHash",
         (SELECT json_agg(json_build_object('part', p.part, 'kind', p.kind, 'content', p.content,
                                            'encoded', d.encoded, 'audience', a.definition) ORDER BY p.part)
            FROM record_part p
            JOIN disclosure d ON d.log_index = r.log_index AND d.part = p.part
            JOIN audience a ON a.audience_id = p.audience_id
           WHERE p.record_id = r.record_id) AS parts
    FROM record r
    JOIN log_entry e ON e.log_index = r.log_index
   WHERE r.record_id = ANY($1::text[])`;

/** Reads records inside a reader's transaction: row-level security has left out what is not for it. */
@Injectable()
export class RecordStore {
  /** The records with these ids, in no order; ids that are unknown or hidden are simply not there. */
  async load(manager: EntityManager, ids: readonly string[]): Promise<StoredRecord[]> {
    const rows = await manager.query<(StoredRecord & { parts: StoredRecord['parts'] | null })[]>(LOAD, [ids]);
    return rows.map((row) => ({ ...row, parts: row.parts ?? [] }));
  }

  /** One more entry than the page holds, so that the caller knows whether there is a next page. */
  async list(
    manager: EntityManager,
    filter: PrecedentFilter,
    page: PageRequest<number>,
  ): Promise<ListedRecord[]> {
    const { where, parameters } = conditionsOf(filter, page.after);
    return manager.query<ListedRecord[]>(
      `SELECT r.record_id AS "recordId", r.log_index::int AS "logIndex" FROM record r
        WHERE ${where} ORDER BY r.log_index DESC LIMIT ${page.first + 1}`,
      parameters,
    );
  }
}
