import { type Moment } from '../moment.js';
import { conditionsOf } from '../filter-conditions.js';
import type { PrecedentFilter } from '../precedent-filter.input.js';
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

/** Rows that one word, or one code, is looked up in; of what the reader may see, the newest. */
export const LOOKED_UP = 10_000;

/** Okapi BM25 with k1 1.2 and b 0.75, each part normalised by itself; lengths that parts usually have, in words. */
const USUAL_LENGTH = `(CASE split_part(p.part, ':', 1) WHEN 'reasons' THEN 250 WHEN 'outcome' THEN 50 ELSE 30 END)`;
const NORMALISED = `sum(cardinality(p.positions) * 100000 / (25 + 75 * p.length / ${USUAL_LENGTH}))`;
const SATURATED = (weight: string, heard: string): string =>
  `${weight} * 22 * ${heard} / (10 * ${heard} + 12000)`;

/**
 * How well each visible record answers: whole numbers throughout, so that no order of rows changes a sum. Lengths are those of
 * visible texts, rarity comes with the question; nothing here counts rows that the reader may not see.
 */
export function scoredSql(terms: SearchTerms, bind: (value: unknown) => string): string {
  const { stems, phrases, codes } = terms;
  const column = <T>(rows: readonly T[], pick: (row: T, place: number) => unknown, type: string): string =>
    `${bind(rows.map(pick))}::${type}[]`;
  const known = (row: string): string => `${row}.known_from <= $1 AND ${row}.known_until > $1`;
  return `
  asked AS (
    SELECT * FROM unnest(${column(stems, (stem) => stem.term, 'int')}, ${column(stems, (stem) => stem.lexeme, 'text')},
      ${column(stems, (stem) => stem.stemmer, 'text')}, ${column(stems, (stem) => stem.weight, 'int')}
    ) AS a (term, lexeme, stemmer, weight)),
  posting AS MATERIALIZED (
    SELECT a.term, a.weight, p.* FROM asked a CROSS JOIN LATERAL (
      SELECT t.lexeme, t.stemmer, t.record_arrival, t.part, t.arrival, t.positions, t.length FROM record_term t
       WHERE t.lexeme = a.lexeme AND t.stemmer = a.stemmer AND ${known('t')}
       ORDER BY t.record_arrival DESC, t.part DESC, t.arrival DESC LIMIT ${LOOKED_UP}) p),
  coded AS MATERIALIZED (
    SELECT c.term, c.weight, f.record_arrival
      FROM unnest(${column(codes, (_, place) => place, 'int')}, ${column(codes, ({ facet }) => facet, 'text')},
        ${column(codes, ({ code }) => code, 'text')}, ${column(codes, ({ weight }) => weight, 'int')}
      ) AS c (term, facet, value, weight)
     CROSS JOIN LATERAL (
      SELECT DISTINCT f.record_arrival FROM record_facet f
       WHERE f.facet = c.facet AND f.value = c.value AND ${known('f')}
       ORDER BY f.record_arrival DESC LIMIT ${LOOKED_UP}) f),
  phrase AS (
    SELECT DISTINCT found.record_arrival, found.phrase FROM (
      SELECT p.record_arrival, w.phrase
        FROM unnest(${column(phrases, ({ phrase }) => phrase, 'int')}, ${column(phrases, ({ place }) => place, 'int')},
          ${column(phrases, ({ lexeme }) => lexeme, 'text')}, ${column(phrases, ({ stemmer }) => stemmer, 'text')},
          ${column(phrases, ({ needed }) => needed, 'int')}) AS w (phrase, place, lexeme, stemmer, needed)
        JOIN posting p ON p.lexeme = w.lexeme AND p.stemmer = w.stemmer
       CROSS JOIN LATERAL unnest(p.positions) AS at
       GROUP BY p.record_arrival, p.part, p.arrival, p.stemmer, w.phrase, w.needed, at - w.place
      HAVING count(DISTINCT w.place) = w.needed) found),
  scored AS MATERIALIZED (
    SELECT record_arrival, sum(worth)::bigint AS score FROM (
      SELECT record_arrival, ${SATURATED('weight', 'heard')} AS worth FROM (
        SELECT p.record_arrival, p.term, p.weight, ${NORMALISED} AS heard FROM posting p
         GROUP BY p.record_arrival, p.term, p.weight) in_text
      UNION ALL
      SELECT record_arrival, weight FROM coded) part
    GROUP BY record_arrival)`;
}

/** The page behind a rank, what the whole answer leaves out, and whether some word had more texts than are read. */
export function searchSql(
  terms: SearchTerms,
  filter: PrecedentFilter,
  moment: Moment,
  page: { readonly first: number; readonly after: Rank | undefined },
): BoundSql {
  const { where, parameters: conditions, standing } = conditionsOf(filter, moment, undefined);
  const parameters = [...conditions];
  const bind = (value: unknown): string => `$${parameters.push(value)}`;
  const scored = scoredSql(terms, bind);
  const without = terms.without;
  const excluded = `NOT EXISTS (
        SELECT FROM unnest(${bind(without.map(({ lexeme }) => lexeme))}::text[],
                           ${bind(without.map(({ stemmer }) => stemmer))}::text[]) AS x (lexeme, stemmer)
          JOIN record_term t ON t.lexeme = x.lexeme AND t.stemmer = x.stemmer AND t.record_arrival = r.arrival
         WHERE t.known_from <= $1 AND t.known_until > $1)`;
  const inPhrases = `(SELECT count(*) FROM phrase p WHERE p.record_arrival = r.arrival) = ${bind(terms.phraseCount)}::int`;
  const behind = `(score, arrival) < (${bind(page.after?.score ?? Number.MAX_SAFE_INTEGER)}::bigint, ${bind(page.after?.arrival ?? 0)}::bigint)`;
  const withEnded = `${bind(filter.withEnded)}::boolean`;
  const sql = `
  WITH ${scored},
  judged AS (
    SELECT s.score, found.* FROM scored s CROSS JOIN LATERAL (
      SELECT r.record_id, r.arrival, ${standing('event')} AS event, coalesce(${standing('standing')}, 'in_force') AS standing
        FROM record r
       WHERE r.arrival = s.record_arrival AND ${where} AND ${inPhrases} AND ${excluded}
      OFFSET 0) found)
  SELECT (SELECT coalesce(json_agg(listed), '[]') FROM (
            SELECT record_id AS "recordId", arrival::int AS arrival, score::int AS score FROM judged
             WHERE (${withEnded} OR standing <> 'ended') AND ${behind}
             ORDER BY score DESC, arrival DESC LIMIT ${page.first + 1}) listed) AS listed,
         (SELECT coalesce(json_agg(left_out), '[]') FROM (
            SELECT event, count(*)::int AS count FROM judged WHERE standing = 'ended' AND NOT ${withEnded}
             GROUP BY event ORDER BY event) left_out) AS ended,
         EXISTS (SELECT FROM posting GROUP BY lexeme, stemmer HAVING count(*) >= ${LOOKED_UP})
         OR EXISTS (SELECT FROM coded GROUP BY term HAVING count(*) >= ${LOOKED_UP}) AS "cutOff"`;
  return { sql, parameters };
}
