import type { SearchTerms, WeighedCode } from './search-terms.js';

/** Puts a value among the parameters of a statement, and gives what stands for it there. */
export type Bind = (value: unknown) => string;

/** Rows that one word, or one code, is looked up in; of what the reader may see, the newest. */
export const LOOKED_UP = 10_000;

/** Okapi BM25 with k1 1.2 and b 0.75, each part normalised by itself; lengths that parts usually have, in words. */
const USUAL_LENGTH = `(CASE split_part(p.part, ':', 1) WHEN 'reasons' THEN 250 WHEN 'outcome' THEN 50 ELSE 30 END)`;
const NORMALISED = `sum(cardinality(p.positions) * 100000 / (25 + 75 * p.length / ${USUAL_LENGTH}))`;
const SATURATED = 'weight * 22 * heard / (10 * heard + 12000)';

/** One column of rows as an array, which unnest makes rows of again. */
export function column<Row>(
  bind: Bind,
  type: string,
  rows: readonly Row[],
  pick: (row: Row, place: number) => unknown,
): string {
  return `${bind(rows.map(pick))}::${type}[]`;
}

/** Whether the register held these words at the moment asked about, which is \`$1\`. */
export const knownAt = (row: string): string => `${row}.known_from <= $1 AND ${row}.known_until > $1`;

/**
 * How well each visible record answers: whole numbers throughout, so that no order of rows changes a sum. Lengths are those of
 * visible texts, rarity comes with the question; nothing here counts rows that the reader may not see.
 */
export function scoredSql({ stems, codes }: SearchTerms, bind: Bind): string {
  return `
  asked AS (
    SELECT * FROM unnest(
      ${column(bind, 'int', stems, ({ term }) => term)}, ${column(bind, 'text', stems, ({ lexeme }) => lexeme)},
      ${column(bind, 'text', stems, ({ stemmer }) => stemmer)}, ${column(bind, 'int', stems, ({ weight }) => weight)}
    ) AS a (term, lexeme, stemmer, weight)),
  posting AS MATERIALIZED (
    SELECT a.term, a.weight, p.* FROM asked a CROSS JOIN LATERAL (
      SELECT t.lexeme, t.stemmer, t.record_arrival, t.part, t.arrival, t.positions, t.length FROM record_term t
       WHERE t.lexeme = a.lexeme AND t.stemmer = a.stemmer AND ${knownAt('t')}
       ORDER BY t.record_arrival DESC, t.part DESC, t.arrival DESC LIMIT ${LOOKED_UP}) p),
  coded AS MATERIALIZED (${codedSql(codes, bind)}),
  scored AS MATERIALIZED (
    SELECT record_arrival, sum(worth)::bigint AS score FROM (
      SELECT record_arrival, ${SATURATED} AS worth FROM (
        SELECT p.record_arrival, p.term, p.weight, ${NORMALISED} AS heard FROM posting p
         GROUP BY p.record_arrival, p.term, p.weight) in_text
      UNION ALL
      SELECT record_arrival, weight FROM coded) part
    GROUP BY record_arrival)`;
}

/** A record counts once for each code that it carries, in however many parts. */
function codedSql(codes: readonly WeighedCode[], bind: Bind): string {
  return `
    SELECT c.term, c.weight, f.record_arrival
      FROM unnest(
        ${column(bind, 'int', codes, (_, place) => place)}, ${column(bind, 'text', codes, ({ facet }) => facet)},
        ${column(bind, 'text', codes, ({ code }) => code)}, ${column(bind, 'int', codes, ({ weight }) => weight)}
      ) AS c (term, facet, value, weight)
     CROSS JOIN LATERAL (${carryingSql('c')}) f`;
}

/** Of the visible records that carry the code of \`row\`, the newest. */
export const carryingSql = (row: string): string => `
  SELECT DISTINCT f.record_arrival FROM record_facet f
   WHERE f.facet = ${row}.facet AND f.value = ${row}.value AND ${knownAt('f')}
   ORDER BY f.record_arrival DESC LIMIT ${LOOKED_UP}`;
