import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import type { Moment } from '../../moment.js';
import type { PrecedentFilter } from '../../precedent-filter.input.js';
import type { ListedRecord } from '../../record.store.js';
import { type LikenessTerms, likenessSql, sharedParties } from './likeness-sql.js';

export interface SharedParty {
  readonly recordId: string;
  readonly part: string;
  /** By identifier; else by a name that is the same but for its legal form. */
  readonly identified: boolean;
}

const SHARED = `
  SELECT record_id AS "recordId", part, bool_or(identified) AS identified FROM (${sharedParties('$2')}) shared
   WHERE record_id = ANY($3::text[]) GROUP BY record_id, part ORDER BY record_id, part`;

/** Finds records that are like a case, among what the reader may see. */
@Injectable()
export class LikenessStore {
  find(
    manager: EntityManager,
    terms: LikenessTerms,
    filter: PrecedentFilter,
    moment: Moment,
    first: number,
  ): Promise<ListedRecord[]> {
    const { sql, parameters } = likenessSql(terms, filter, moment, first);
    return manager.query<ListedRecord[]>(sql, [...parameters]);
  }

  /** Which parties of these records the record has too. */
  sharedParties(
    manager: EntityManager,
    recordId: string,
    others: readonly string[],
    { knownAt }: Moment,
  ): Promise<SharedParty[]> {
    return manager.query<SharedParty[]>(SHARED, [knownAt, recordId, others]);
  }
}
