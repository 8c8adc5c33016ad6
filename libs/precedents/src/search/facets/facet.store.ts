import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { conditionsOf } from '../../filter-conditions.js';
import type { Moment } from '../../moment.js';
import type { PrecedentFilter } from '../../precedent-filter.input.js';

/** How many records carry one value. */
export interface CountedValue {
  readonly facet: string;
  readonly value: string;
  readonly count: number;
}

export interface Counted {
  /** One more than are counted stands for all that there are beyond. */
  readonly total: number;
  readonly values: readonly CountedValue[];
}

/** Records that one answer counts; the newest. */
export const COUNTED = 20_000;

/** Counts over exactly the records that a list with the same filter shows on all its pages. */
@Injectable()
export class FacetStore {
  async count(manager: EntityManager, filter: PrecedentFilter, moment: Moment): Promise<Counted> {
    const { where, parameters, standing } = conditionsOf(filter, moment, undefined);
    const withEnded = `$${parameters.length + 1}::boolean`;
    const [counted] = await manager.query<Counted[]>(
      `WITH listed AS MATERIALIZED (
         SELECT r.arrival FROM record r
          WHERE ${where} AND (${withEnded} OR coalesce(${standing('standing')}, 'in_force') <> 'ended')
          ORDER BY r.arrival DESC LIMIT ${COUNTED + 1})
       SELECT (SELECT count(*)::int FROM listed) AS total,
              (SELECT coalesce(json_agg(counted), '[]') FROM (
                 SELECT said.facet, said.value, count(*)::int AS count
                   FROM (SELECT arrival FROM listed ORDER BY arrival DESC LIMIT ${COUNTED}) one
                  CROSS JOIN LATERAL (
                    SELECT DISTINCT CASE f.facet WHEN 'decided_on' THEN 'year' ELSE f.facet END AS facet,
                           CASE f.facet WHEN 'decided_on' THEN left(f.value, 4) ELSE f.value END AS value
                      FROM record_facet f
                     WHERE f.record_arrival = one.arrival AND f.facet <> 'decided_until'
                       AND NOT (f.facet IN ('ground', 'ground_group') AND left(f.value, 3) = 'UND')
                       AND f.known_from <= $1 AND f.known_until > $1
                    OFFSET 0) said
                  GROUP BY said.facet, said.value ORDER BY said.facet, said.value) counted) AS values`,
      [...parameters, filter.withEnded],
    );
    return counted ?? { total: 0, values: [] };
  }
}
