import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import type { MirrorEntry } from '../mirror/mirror.store.js';
import type { PutAside } from './put-aside.type.js';

/** Shown at once; a node with more has another trouble, and the first ones show which. */
const LISTED = 500;

const ASIDE = `
  SELECT origin, log_index::float8 AS index, 'entry' AS kind, refused AS reason, arrived_at AS at
    FROM mirror_entry WHERE kind = 'refused'
  UNION ALL
  SELECT origin, log_index::float8, 'envelope', refused, received_at FROM mirror_envelope WHERE refused IS NOT NULL
  ORDER BY origin, index, kind LIMIT ${LISTED}`;
/** What no later root can mend is not asked again. */
const REFUSED = `
  SELECT log_index::float8 AS index, entry FROM mirror_entry
   WHERE origin = $1 AND kind = 'refused' AND refused NOT IN ('ENTRY_ID_TAKEN', 'ENTRY_NOT_TEXT')
   ORDER BY log_index LIMIT $2`;
/** One that says the same id as another is no statement, whatever its signature. */
const BELIEVE = `
  UPDATE mirror_entry SET kind = $3, statement_id = $4, state = $5, refused = NULL
   WHERE origin = $1 AND log_index = $2 AND kind = 'refused' AND NOT EXISTS (
     SELECT FROM mirror_entry other WHERE other.kind = 'statement' AND other.statement_id = $4
     UNION ALL SELECT FROM log_entry WHERE statement_id = $4)
  RETURNING log_index`;

/** What of other nodes was put aside. Every call takes the caller's transaction. */
@Injectable()
export class QuarantineStore {
  list(manager: EntityManager): Promise<PutAside[]> {
    return manager.query(ASIDE);
  }

  refusedEntries(
    manager: EntityManager,
    origin: string,
    limit: number,
  ): Promise<{ index: number; entry: string }[]> {
    return manager.query(REFUSED, [origin, limit]);
  }

  /** @returns whether the entry is believed now */
  async believe(manager: EntityManager, origin: string, entry: MirrorEntry): Promise<boolean> {
    const { index, kind, statementId, state } = entry;
    // TypeORM gives the rows of an UPDATE as the first of two.
    const [rows] = await manager.query<[object[], number]>(BELIEVE, [
      origin,
      index,
      kind,
      statementId,
      state,
    ]);
    return rows.length > 0;
  }
}
