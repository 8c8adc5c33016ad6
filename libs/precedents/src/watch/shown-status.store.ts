import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** The status that a state was shown or told of last, and the events of now as a hash. */
export interface ShownStatus {
  readonly recordId: string;
  readonly status: string;
  readonly events: string;
}

const AT_ONCE = 100;

/** Compared by the events that the reader may see, so that what is as it was is not read. */
const CHANGED = `
  SELECT shown.record_id AS "recordId", shown.status, encode(now.events, 'hex') AS events
    FROM shown_status shown CROSS JOIN LATERAL (
      SELECT sha256(convert_to(coalesce(
               string_agg(e.arrival || ' ' || e.part, ',' ORDER BY e.arrival, e.part), ''), 'UTF8')) AS events
        FROM record_event e WHERE e.record_id = shown.record_id
      OFFSET 0) now
   WHERE shown.state = $1 AND shown.events IS DISTINCT FROM now.events
   ORDER BY shown.record_id LIMIT ${AT_ONCE}`;

const KEEP = `
  UPDATE shown_status SET status = kept.status, events = decode(kept.events, 'hex')
    FROM jsonb_to_recordset($2) AS kept ("recordId" text, status text, events text)
   WHERE shown_status.state = $1 AND shown_status.record_id = kept."recordId"`;

/** Which legal status of others' records a state knows of, as that state's reader. */
@Injectable()
export class ShownStatusStore {
  /** Some of the records whose events are not those of the last time. */
  async changed(
    manager: EntityManager,
    state: string,
  ): Promise<{ readonly records: ShownStatus[]; readonly more: boolean }> {
    const records = await manager.query<ShownStatus[]>(CHANGED, [state]);
    return { records, more: records.length === AT_ONCE };
  }

  async keep(manager: EntityManager, state: string, records: readonly ShownStatus[]): Promise<void> {
    await manager.query(KEEP, [state, JSON.stringify(records)]);
  }
}
