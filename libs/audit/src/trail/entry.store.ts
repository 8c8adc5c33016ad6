import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

/** A disclosure that row-level security lets the reader see. */
export interface DisclosureRow {
  readonly encoded: string;
  readonly audienceId: string;
}

/** An entry with what was said about which record, as far as there is one. */
export interface EntryRow {
  readonly index: number;
  readonly entry: string;
  readonly recordId: string | null;
  readonly owner: string | null;
  readonly disclosures: readonly DisclosureRow[];
}

/** Places in the log: behind `after`, before `size`, at most `limit`. */
export interface EntryRange {
  readonly after: number;
  readonly size: number;
  readonly limit: number;
}

const COLUMNS = `
  e.log_index::float8 AS index, e.entry, s.record_id AS "recordId", s.state AS owner,
  (SELECT coalesce(json_agg(json_build_object('encoded', d.encoded, 'audienceId', d.audience_id::text)
                            ORDER BY d.part COLLATE "C"), '[]')
     FROM disclosure d WHERE d.arrival = e.arrival) AS disclosures`;

const OF_STATE = `
  SELECT ${COLUMNS} FROM log_entry e LEFT JOIN statement s ON s.arrival = e.arrival
   WHERE e.state = grounds_state() AND e.log_index > $1 AND e.log_index < $2
   ORDER BY e.log_index LIMIT $3`;

const OF_RECORD = `
  SELECT ${COLUMNS} FROM statement s JOIN log_entry e ON e.arrival = s.arrival
   WHERE s.record_id = $4 AND e.log_index > $1 AND e.log_index < $2
   ORDER BY e.log_index LIMIT $3`;

const OF_ROOTS = `
  SELECT e.log_index::float8 AS index, e.entry, NULL AS "recordId", NULL AS owner, '[]'::json AS disclosures
    FROM log_entry e WHERE e.kind = 'root' AND e.log_index > $1 AND e.log_index < $2
   ORDER BY e.log_index LIMIT $3`;

const OF_NODE = `
  SELECT e.log_index::float8 AS index, e.entry, NULL AS "recordId", NULL AS owner, '[]'::json AS disclosures
    FROM log_entry e WHERE e.kind = 'node' AND e.log_index > $1 AND e.log_index < $2
   ORDER BY e.log_index LIMIT $3`;

/** Reads entries of the log inside a reader's transaction: row-level security leaves out what is not for it. */
@Injectable()
export class EntryStore {
  /** What the reader's own state has signed. */
  ofState(manager: EntityManager, { after, size, limit }: EntryRange): Promise<EntryRow[]> {
    return manager.query(OF_STATE, [after, size, limit]);
  }

  /** What was said about a record; nothing for one that the reader may not see. */
  ofRecord(
    manager: EntityManager,
    recordId: string,
    { after, size, limit }: EntryRange,
  ): Promise<EntryRow[]> {
    return manager.query(OF_RECORD, [after, size, limit, recordId]);
  }

  /** Where the log names roots. */
  ofRoots(manager: EntityManager, { after, size, limit }: EntryRange): Promise<EntryRow[]> {
    return manager.query(OF_ROOTS, [after, size, limit]);
  }

  /** What the node said in its own name. */
  ofNode(manager: EntityManager, { after, size, limit }: EntryRange): Promise<EntryRow[]> {
    return manager.query(OF_NODE, [after, size, limit]);
  }
}
