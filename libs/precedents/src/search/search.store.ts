import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import type { Moment } from '../moment.js';
import type { PrecedentFilter } from '../precedent-filter.input.js';
import type { EndedCount, ListedRecord } from '../record.store.js';
import { type RankedPage, searchSql } from './search-sql.js';
import type { SearchTerms } from './search-terms.js';

export interface RankedRecord extends ListedRecord {
  readonly score: number;
}

export interface SearchFindings {
  readonly listed: readonly RankedRecord[];
  /** What the answer leaves out on all its pages. */
  readonly ended: readonly EndedCount[];
  /** Whether some word stood in more texts than one search reads. */
  readonly cutOff: boolean;
}

/** One word or code of a question that a record answers to, and in which of its parts. */
export interface MatchedPart {
  readonly arrival: number;
  /** Place among the words, or among the codes. */
  readonly term: number;
  readonly part: string;
}

const IN_TEXTS = `
  SELECT DISTINCT t.record_arrival::int AS arrival, a.term, t.part
    FROM unnest($3::int[], $4::text[], $5::text[]) AS a (term, lexeme, stemmer)
   CROSS JOIN unnest($2::bigint[]) AS shown (arrival)
    JOIN record_term t ON t.lexeme = a.lexeme AND t.stemmer = a.stemmer AND t.record_arrival = shown.arrival
   WHERE t.known_from <= $1 AND t.known_until > $1
   ORDER BY 1, 2, 3`;

const AS_CODES = `
  SELECT DISTINCT f.record_arrival::int AS arrival, c.term, f.part
    FROM unnest($3::int[], $4::text[], $5::text[]) AS c (term, facet, value)
   CROSS JOIN unnest($2::bigint[]) AS shown (arrival)
    JOIN record_facet f ON f.facet = c.facet AND f.value = c.value AND f.record_arrival = shown.arrival
   WHERE f.known_from <= $1 AND f.known_until > $1
   ORDER BY 1, 2, 3`;

/** Looks for words and codes inside a reader's transaction: texts that it may not see are not there. */
@Injectable()
export class SearchStore {
  async find(
    manager: EntityManager,
    terms: SearchTerms,
    filter: PrecedentFilter,
    moment: Moment,
    page: RankedPage,
  ): Promise<SearchFindings> {
    const { sql, parameters } = searchSql(terms, filter, moment, page);
    const [found] = await manager.query<SearchFindings[]>(sql, [...parameters]);
    return found ?? { listed: [], ended: [], cutOff: false };
  }

  /** Why these records were found. */
  async matches(
    manager: EntityManager,
    { stems, codes }: SearchTerms,
    arrivals: readonly number[],
    { knownAt }: Moment,
  ): Promise<{ readonly words: MatchedPart[]; readonly codes: MatchedPart[] }> {
    const words = await manager.query<MatchedPart[]>(IN_TEXTS, [
      knownAt,
      arrivals,
      stems.map(({ term }) => term),
      stems.map(({ lexeme }) => lexeme),
      stems.map(({ stemmer }) => stemmer),
    ]);
    const coded = await manager.query<MatchedPart[]>(AS_CODES, [
      knownAt,
      arrivals,
      codes.map((_, term) => term),
      codes.map(({ facet }) => facet),
      codes.map(({ code }) => code),
    ]);
    return { words, codes: coded };
  }
}
