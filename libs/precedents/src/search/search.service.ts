import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { Transactions } from '#database';
import { type Inquiry, JournalStore } from '#journal';
import { type Clock, canonicalText } from '#kernel';
import { MembershipDirectory } from '#membership';

import { CursorSeal } from '../cursor-seal.js';
import { describeLogs } from '../freshness/describe-logs.js';
import { SearchedLogs } from '../freshness/searched-logs.service.js';
import { type AskedMoment, type Moment, openMoment } from '../moment.js';
import { PRECEDENTS_CLOCK } from '../precedents-clock.js';
import type { PrecedentFilter } from '../precedent-filter.input.js';
import { Precedents, ownershipOf } from '../precedents.service.js';
import { RecordStore } from '../record.store.js';
import { describeNotCounted } from '../status/describe-status.js';
import { termOf } from '../vocabulary/term.type.js';
import { CODED_FACETS } from './coded-facets.js';
import { describeMatches } from './describe-match.js';
import { type ParsedQuery, parseQuery } from './parse-query.js';
import { bothFilters } from './query-filter.js';
import { openRank, sealRank } from './ranked-cursor.js';
import { LOOKED_UP } from './scored-sql.js';
import type { RankedPage } from './search-sql.js';
import { type SearchTerms, searchTerms } from './search-terms.js';
import { type RankedRecord, type SearchFindings, SearchStore } from './search.store.js';
import { NamedTerm, PrecedentSearch, SearchEdge } from './search.type.js';

const LIMITED = `A word or code of the question stands in more records than one search reads; the newest ${LOOKED_UP} of them were compared. Ask with rarer words beside it.`;

/** A question in words, as it was asked. */
export interface AskedSearch extends AskedMoment {
  readonly text: string;
  readonly filter: PrecedentFilter;
  readonly first: number;
  readonly after: string | undefined;
}

/** Finds precedents by words: role, query, redact, journal, commit, answer, as every read. */
@Injectable()
export class PrecedentSearches {
  constructor(
    private readonly transactions: Transactions,
    private readonly directory: MembershipDirectory,
    private readonly precedents: Precedents,
    private readonly records: RecordStore,
    private readonly searches: SearchStore,
    private readonly logs: SearchedLogs,
    private readonly journal: JournalStore,
    private readonly cursors: CursorSeal,
    @Inject(PRECEDENTS_CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws PrecedentsError SEARCH_EMPTY, SEARCH_TOO_LONG, SEARCH_SYNTAX, CURSOR_INVALID, MOMENT_INVALID, MOMENT_IN_FUTURE */
  search(inquiry: Inquiry, asked: AskedSearch): Promise<PrecedentSearch> {
    const moment = openMoment(asked, this.clock.now());
    const query = parseQuery(asked.text);
    const filter = bothFilters(query.filter, asked.filter);
    const { state, officer } = inquiry.principal;
    const { text, asOf = null, knownAt, first, after } = asked;
    const list = canonicalText(['search', state, officer, text, filter, asOf, String(knownAt ?? '')]);
    const page = { first, after: after === undefined ? undefined : openRank(this.cursors, after, list) };
    return this.transactions.run({ role: 'reader', state }, async (manager) => {
      // Before the search: what comes in meanwhile may be found, and is never claimed to have been searched.
      const covered = await this.logs.at(manager, moment);
      const terms = await searchTerms(manager, query);
      const found = await this.find(manager, query, terms, filter, moment, page);
      const shown = found.listed.slice(0, first);
      const edges = await this.edges(manager, inquiry, terms, shown, moment, list);
      await this.journal.writeInquiry(manager, inquiry, {
        action: 'search_precedents',
        outcome: 'answered',
        detail: { shown: edges.length },
        records: ownershipOf(edges.map(({ node }) => node)),
      });
      return Object.assign(new PrecedentSearch(), {
        edges,
        pageInfo: this.pageInfo(edges, found.listed, page, list),
        named: terms.codes.map(namedTerm),
        limited: found.cutOff ? LIMITED : undefined,
        notCounted: found.ended.map(({ event, count }) => describeNotCounted(event, count)),
        searched: describeLogs(covered, this.directory.current()),
      });
    });
  }

  /** Filters alone rank nothing: that is the list of precedents. */
  private async find(
    manager: EntityManager,
    { words }: ParsedQuery,
    terms: SearchTerms,
    filter: PrecedentFilter,
    moment: Moment,
    page: RankedPage,
  ): Promise<SearchFindings> {
    if (words.length > 0) return this.searches.find(manager, terms, filter, moment, page);
    const listed = await this.records.list(manager, filter, { ...page, after: page.after?.arrival }, moment);
    const ended = await this.records.countEnded(manager, filter, moment);
    return { listed: listed.map((record) => ({ ...record, score: 0 })), ended, cutOff: false };
  }

  private async edges(
    manager: EntityManager,
    inquiry: Inquiry,
    terms: SearchTerms,
    shown: readonly RankedRecord[],
    moment: Moment,
    list: string,
  ): Promise<SearchEdge[]> {
    const arrivals = shown.map(({ arrival }) => arrival);
    const ids = shown.map(({ recordId }) => recordId);
    const precedents = await this.precedents.describe(manager, inquiry, ids, moment);
    const matched = await this.searches.matches(manager, terms, arrivals, moment);
    return shown.flatMap((record) => {
      const node = precedents.find(({ id }) => id === record.recordId);
      const of = <T extends { readonly arrival: number }>(rows: readonly T[]): T[] =>
        rows.filter(({ arrival }) => arrival === record.arrival);
      const why = describeMatches(terms, { words: of(matched.words), codes: of(matched.codes) });
      return node
        ? [Object.assign(new SearchEdge(), { node, why, cursor: sealRank(this.cursors, record, list) })]
        : [];
    });
  }

  private pageInfo(
    edges: readonly SearchEdge[],
    listed: readonly RankedRecord[],
    { first, after }: RankedPage,
    list: string,
  ): PrecedentSearch['pageInfo'] {
    const last = listed.slice(0, first).at(-1);
    return {
      hasNextPage: listed.length > first,
      hasPreviousPage: after !== undefined,
      startCursor: edges.at(0)?.cursor,
      // The last record found, shown or not: paging goes on behind it.
      endCursor: last && sealRank(this.cursors, last, list),
    };
  }
}

function namedTerm({ asked, facet, code }: SearchTerms['codes'][number]): NamedTerm {
  return Object.assign(new NamedTerm(), {
    asked: asked.join(', '),
    facet,
    code: termOf(CODED_FACETS[facet], code),
  });
}
