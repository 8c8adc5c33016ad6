import { type Conditions, conditionsOf } from '../filter-conditions.js';
import type { Moment } from '../moment.js';
import type { PrecedentFilter } from '../precedent-filter.input.js';
import { type Bind, LOOKED_UP, column, knownAt, scoredSql } from './scored-sql.js';
import type { SearchTerms } from './search-terms.js';

/** A statement with what stands for its parameters. */
export interface BoundSql {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** Where a page begins: behind the record of this rank. */
export interface Rank {
  readonly score: number;
  readonly arrival: number;
}

export interface RankedPage {
  readonly first: number;
  readonly after: Rank | undefined;
  /** The newest rather than those that answer best; for a first page only. */
  readonly newest?: boolean;
}

const BEFORE_ALL: Rank = { score: Number.MAX_SAFE_INTEGER, arrival: 0 };

const CUT_OFF = `
  EXISTS (SELECT FROM posting GROUP BY lexeme, stemmer HAVING count(*) >= ${LOOKED_UP})
  OR EXISTS (SELECT FROM coded GROUP BY term HAVING count(*) >= ${LOOKED_UP})`;

/** The page behind a rank, what the whole answer leaves out, and whether some word had more texts than are read. */
export function searchSql(
  terms: SearchTerms,
  filter: PrecedentFilter,
  moment: Moment,
  { first, after = BEFORE_ALL, newest = false }: RankedPage,
): BoundSql {
  const conditions = conditionsOf(filter, moment, undefined);
  const parameters = [...conditions.parameters];
  const bind: Bind = (value) => `$${parameters.push(value)}`;
  const withEnded = `${bind(filter.withEnded)}::boolean`;
  const behind = `(score, arrival) < (${bind(after.score)}::bigint, ${bind(after.arrival)}::bigint)`;
  const sql = `
  WITH ${scoredSql(terms, bind)},
  with_phrases AS MATERIALIZED (${phrasesSql(terms, bind)}),
  judged AS (${judgedSql(terms, conditions, bind)})
  SELECT (SELECT coalesce(json_agg(listed), '[]') FROM (
            SELECT record_id AS "recordId", arrival::int AS arrival, score::int AS score FROM judged
             WHERE (${withEnded} OR standing <> 'ended') AND ${behind}
             ORDER BY ${newest ? '' : 'score DESC, '}arrival DESC LIMIT ${first + 1}) listed) AS listed,
         (SELECT coalesce(json_agg(left_out), '[]') FROM (
            SELECT event, count(*)::int AS count FROM judged WHERE standing = 'ended' AND NOT ${withEnded}
             GROUP BY event ORDER BY event) left_out) AS ended,
         ${CUT_OFF} AS "cutOff"`;
  return { sql, parameters };
}

/** Records that have every phrase: its words in their places, in one text. */
function phrasesSql({ phrases, phraseCount }: SearchTerms, bind: Bind): string {
  return `
    SELECT found.record_arrival FROM (
      SELECT p.record_arrival, w.phrase
        FROM unnest(
          ${column(bind, 'int', phrases, ({ phrase }) => phrase)}, ${column(bind, 'int', phrases, ({ place }) => place)},
          ${column(bind, 'text', phrases, ({ lexeme }) => lexeme)}, ${column(bind, 'text', phrases, ({ stemmer }) => stemmer)},
          ${column(bind, 'int', phrases, ({ needed }) => needed)}) AS w (phrase, place, lexeme, stemmer, needed)
        JOIN posting p ON p.lexeme = w.lexeme AND p.stemmer = w.stemmer
       CROSS JOIN LATERAL unnest(p.positions) AS at
       GROUP BY p.record_arrival, p.part, p.arrival, p.stemmer, w.phrase, w.needed, at - w.place
      HAVING count(DISTINCT w.place) = w.needed) found
     GROUP BY found.record_arrival
    HAVING count(DISTINCT found.phrase) = ${bind(phraseCount)}::int`;
}

/** Of those with the phrases one record after the other by its index: a join could read the whole table. */
function judgedSql(
  { without, phraseCount }: SearchTerms,
  { where, standing }: Conditions,
  bind: Bind,
): string {
  return `
    SELECT s.score, found.*
      FROM (SELECT * FROM scored
             WHERE ${bind(phraseCount)}::int = 0 OR record_arrival IN (SELECT record_arrival FROM with_phrases)) s
     CROSS JOIN LATERAL (
      SELECT r.record_id, r.arrival, ${standing('event')} AS event,
             coalesce(${standing('standing')}, 'in_force') AS standing
        FROM record r
       WHERE r.arrival = s.record_arrival AND ${where}
         AND NOT EXISTS (
           SELECT FROM unnest(
             ${column(bind, 'text', without, ({ lexeme }) => lexeme)}, ${column(bind, 'text', without, ({ stemmer }) => stemmer)}
           ) AS x (lexeme, stemmer)
             JOIN record_term t ON t.lexeme = x.lexeme AND t.stemmer = x.stemmer AND t.record_arrival = r.arrival
            WHERE ${knownAt('t')})
      OFFSET 0) found`;
}
