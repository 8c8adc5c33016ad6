import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import type { Moment } from '../moment.js';

/** What a hit is ordered by before its record is read. */
export interface HitPlace {
  readonly recordId: string;
  /** The owner, ISO 3166-1 alpha-2. */
  readonly state: string;
  readonly arrival: number;
  /** Whether the reader sees an event after which the decision may count no longer; what it counts for now is for the record to say. */
  readonly mayHaveEnded: boolean;
}

const PLACES = `
  SELECT r.record_id AS "recordId", r.state, r.arrival::float8 AS arrival,
         EXISTS (SELECT FROM record_event e WHERE e.record_id = r.record_id AND e.standing = 'ended') AS "mayHaveEnded"
    FROM record r WHERE r.record_id = ANY((SELECT $1::text[])::text[]) AND r.recorded_at <= $2`;

/** Where hits stand, as the transaction's reader sees their records: much less to read than the records themselves. */
@Injectable()
export class HitPlaces {
  find(
    manager: EntityManager,
    recordIds: readonly string[],
    { knownAt }: Pick<Moment, 'knownAt'>,
  ): Promise<HitPlace[]> {
    return recordIds.length === 0 ? Promise.resolve([]) : manager.query(PLACES, [recordIds, knownAt]);
  }
}
