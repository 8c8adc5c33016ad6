import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

/** A record that the reader's state could read until the lease of its owner's node was over. */
export interface WithheldRecord {
  readonly state: string;
  readonly until: Date;
}

/** How many there are in one log. */
export interface WithheldCount {
  readonly origin: string;
  readonly records: number;
  readonly until: Date;
}

const COUNTS = `
  SELECT origin, count(DISTINCT record_id)::int AS records, max(until) AS until FROM withheld_record GROUP BY origin`;
const ONE = 'SELECT state, until FROM withheld_record WHERE record_id = $1 LIMIT 1';

/** Records that are held and not shown: that they are there, which the reader has known, and no more. */
@Injectable()
export class WithheldRecords {
  async counts(manager: EntityManager): Promise<ReadonlyMap<string, WithheldCount>> {
    const counts = await manager.query<WithheldCount[]>(COUNTS);
    return new Map(counts.map((count) => [count.origin, count]));
  }

  async find(manager: EntityManager, recordId: string): Promise<WithheldRecord | undefined> {
    const [record] = await manager.query<WithheldRecord[]>(ONE, [recordId]);
    return record;
  }
}
