import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { HitResolutionRow } from './hit-resolution.entity.js';
import type { Decided } from './hit-resolution.type.js';
import type { SeenMatch } from './seen-match.js';

/** One decision about one match, with the time of its journal line. */
export interface StoredResolution extends SeenMatch {
  readonly lineId: string;
  readonly verdict: Decided;
  readonly note: string | null;
  readonly at: Date;
}

/** Decisions about one match that an answer tells of at the most. */
const TOLD = 10;

/** Newest first. Lines that are not sealed yet are newer than all that are. */
const ABOUT = `
  SELECT line_id AS "lineId", record_id AS "recordId", part, asked, digest, verdict, note, at
    FROM (SELECT said.*, line.at, line.seq,
                 row_number() OVER (PARTITION BY said.record_id, said.part, said.asked
                                    ORDER BY line.at DESC, line.seq DESC NULLS FIRST, line.line_id) AS place
            FROM hit_resolution said JOIN journal_line line USING (line_id)
           WHERE said.state = $1 AND line.state = $1 AND said.record_id = ANY($2::text[])) told
   WHERE place <= ${TOLD}
   ORDER BY at DESC, seq DESC NULLS FIRST, line_id`;

/** Reads and writes what a state has decided about the hits of its own checks, as that state's reader. */
@Injectable()
export class HitResolutionStore {
  /** Always one query, also about no record: what was found must not show in the work. */
  about(manager: EntityManager, state: string, recordIds: readonly string[]): Promise<StoredResolution[]> {
    return manager.query<StoredResolution[]>(ABOUT, [state, recordIds]);
  }

  async insert(
    manager: EntityManager,
    decision: Pick<HitResolutionRow, 'lineId' | 'state' | 'verdict' | 'note'>,
    matches: readonly SeenMatch[],
  ): Promise<void> {
    await manager.insert(
      HitResolutionRow,
      matches.map((match) => ({ ...match, ...decision })),
    );
  }
}
