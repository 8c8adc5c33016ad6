import { type Conditions, conditionsOf } from '../../filter-conditions.js';
import type { Moment } from '../../moment.js';
import type { PrecedentFilter } from '../../precedent-filter.input.js';
import { type Bind, carryingSql, column, knownAt, scoredSql } from '../scored-sql.js';
import type { BoundSql } from '../search-sql.js';
import type { SearchTerms } from '../search-terms.js';
import { type FacetCredit, WHOLE } from './facet-credits.js';

/** A case in the terms of the index. */
export interface LikenessTerms {
  readonly text: SearchTerms;
  /** What the words of the case would be worth to a record that had just these. */
  readonly wholeText: number;
  readonly facets: readonly FacetCredit[];
  /** The record itself, whose parties others may share; empty for a draft. */
  readonly recordId: string;
  readonly day: string | undefined;
}

/** Of the whole, in hundredths. */
const WEIGHTS = { facets: 45, text: 25, parties: 20, time: 10 } as const;
const SAME_NAME = 600_000;
/** So many codes in common are a reason, and so much of the text. */
const CODES_ENOUGH = 2;
const TEXT_ENOUGH = 200_000;
/** Days after which nearness in time is worth half. */
const HALF_LIFE = 1826;

/** Parties of a record that others have too, as far as the reader sees both; `id` stands for its id. */
export const sharedParties = (id: string): string => `
  SELECT other.record_id, other.part, true AS identified FROM party_identifier own
    JOIN party_identifier other ON other.scheme = own.scheme AND other.value = own.value
   WHERE own.record_id = ${id} AND other.record_id <> own.record_id AND ${knownAt('own')} AND ${knownAt('other')}
  UNION
  SELECT other.record_id, other.part, false FROM party_name own
    JOIN party_name other ON other.core = own.core
   WHERE own.record_id = ${id} AND other.record_id <> own.record_id AND own.core <> ''
     AND ${knownAt('own')} AND ${knownAt('other')}`;

/** Whole numbers throughout, as in a search; the most alike first, of equal ones the newest. */
export function likenessSql(
  terms: LikenessTerms,
  filter: PrecedentFilter,
  moment: Moment,
  first: number,
): BoundSql {
  const conditions = conditionsOf(filter, moment, undefined);
  const parameters = [...conditions.parameters];
  const bind: Bind = (value) => `$${parameters.push(value)}`;
  const id = `${bind(terms.recordId)}::text`;
  const sql = `
  WITH ${scoredSql(terms.text, bind)},
  carried AS MATERIALIZED (${carriedSql(terms.facets, bind)}),
  with_party AS MATERIALIZED (
    SELECT record_id, CASE WHEN bool_or(identified) THEN ${WHOLE} ELSE ${SAME_NAME} END AS worth
      FROM (${sharedParties(id)}) shared GROUP BY record_id),
  alike AS (${alikeSql(`${bind(Math.max(1, terms.wholeText))}::bigint`)}),
  judged AS (${judgedSql(conditions, id, `${bind(terms.day ?? null)}::date`)})
  SELECT record_id AS "recordId", arrival::int AS arrival FROM judged
   WHERE ${bind(filter.withEnded)}::boolean OR standing <> 'ended'
   ORDER BY likeness DESC, arrival DESC LIMIT ${bind(first)}::int`;
  return { sql, parameters };
}

function carriedSql(facets: readonly FacetCredit[], bind: Bind): string {
  return `
    SELECT c.of_code, c.credit, c.same, f.record_arrival
      FROM unnest(
        ${column(bind, 'int', facets, ({ of }) => of)}, ${column(bind, 'text', facets, ({ facet }) => facet)},
        ${column(bind, 'text', facets, ({ code }) => code)}, ${column(bind, 'int', facets, ({ credit }) => credit)},
        ${column(bind, 'boolean', facets, ({ same }) => same)}) AS c (of_code, facet, value, credit, same)
     CROSS JOIN LATERAL (${carryingSql('c')}) f`;
}

/** What each record has in common with the case; only those that have enough. */
function alikeSql(wholeText: string): string {
  return `
    SELECT record_arrival, sum(facets)::bigint AS facets, sum(text)::bigint AS text, sum(parties)::bigint AS parties
      FROM (
        SELECT record_arrival, sum(credit) AS facets, count(*) FILTER (WHERE same) AS codes, 0::bigint AS text, 0 AS parties
          FROM (SELECT record_arrival, of_code, max(credit) AS credit, bool_or(same) AS same
                  FROM carried GROUP BY record_arrival, of_code) best
         GROUP BY record_arrival
        UNION ALL
        SELECT record_arrival, 0, 0, least(${WHOLE}, ${WHOLE} * score / ${wholeText})::bigint, 0 FROM scored
        UNION ALL
        SELECT r.arrival, 0, 0, 0, p.worth FROM with_party p
         CROSS JOIN LATERAL (SELECT r.arrival FROM record r WHERE r.record_id = p.record_id OFFSET 0) r) one
     GROUP BY record_arrival
    HAVING sum(codes) >= ${CODES_ENOUGH} OR sum(text) >= ${TEXT_ENOUGH} OR sum(parties) > 0`;
}

function judgedSql({ where, standing }: Conditions, id: string, day: string): string {
  const nearness = `${WHOLE} * ${HALF_LIFE} / (${HALF_LIFE} + abs(found.decided_on - ${day}))`;
  return `
    SELECT found.*, ${WEIGHTS.facets} * a.facets + ${WEIGHTS.text} * a.text + ${WEIGHTS.parties} * a.parties
           + ${WEIGHTS.time} * coalesce(${nearness}, 0) AS likeness
      FROM alike a CROSS JOIN LATERAL (
        SELECT r.record_id, r.arrival, coalesce(${standing('standing')}, 'in_force') AS standing,
               (SELECT max(f.value)::date FROM record_facet f
                 WHERE f.record_arrival = r.arrival AND f.facet = 'decided_on' AND ${knownAt('f')}) AS decided_on
          FROM record r WHERE r.arrival = a.record_arrival AND r.record_id <> ${id} AND ${where}
        OFFSET 0) found`;
}
