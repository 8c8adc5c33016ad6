import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import type { Inquiry } from '#journal';

import { HitFinder } from '../check/find-hits.service.js';
import type { Match } from '../check/check.type.js';
import { askedParties } from '../check/question.js';
import { PRESENT } from '../moment.js';
import { PrecedentFilter } from '../precedent-filter.input.js';
import { RecordStore } from '../record.store.js';
import { describeMatches } from '../search/describe-match.js';
import { parseQuery } from '../search/parse-query.js';
import { bothFilters } from '../search/query-filter.js';
import { searchTerms } from '../search/search-terms.js';
import { type RankedRecord, SearchStore } from '../search/search.store.js';
import type { WatchedQuestion } from './watched-question.js';

type Asked<Kind extends WatchedQuestion['kind']> = Extract<WatchedQuestion, { kind: Kind }>['asks'];

/** The records that answer a question now, those too that no longer count. */
export interface Answers {
  readonly recordIds: readonly string[];
  /** Whether more would answer than were read. */
  readonly limited: boolean;
  /** Why each of these answers, in words of the question alone. */
  because(recordIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
}

/** Records that one round of a search reads: of what answers, the newest. */
const NEWEST = 500;

/** Asks a saved question as `check` and `precedentSearch` would, as the transaction's reader. */
@Injectable()
export class AnswerFinder {
  constructor(
    private readonly finder: HitFinder,
    private readonly records: RecordStore,
    private readonly searches: SearchStore,
  ) {}

  find(manager: EntityManager, inquiry: Inquiry, question: WatchedQuestion): Promise<Answers> {
    return question.kind === 'check'
      ? this.check(manager, inquiry, question.asks)
      : this.search(manager, question.asks);
  }

  private async check(manager: EntityManager, inquiry: Inquiry, asks: Asked<'check'>): Promise<Answers> {
    const scope = { among: null, moment: PRESENT, withEnded: true, most: Infinity };
    const { hits, cutOff } = await this.finder.find(manager, inquiry, askedParties(asks), scope);
    const reasons = new Map(hits.map(({ precedent, matches }) => [precedent.id, sentencesOf(matches)]));
    return {
      recordIds: [...reasons.keys()],
      limited: cutOff,
      because: () => Promise.resolve(reasons),
    };
  }

  private async search(manager: EntityManager, { text, filter }: Asked<'search'>): Promise<Answers> {
    const query = parseQuery(text);
    const terms = await searchTerms(manager, query);
    const both = Object.assign(bothFilters(query.filter, filter), { withEnded: true });
    const page = { first: NEWEST, after: undefined, newest: true };
    const { listed, cutOff } =
      query.words.length > 0
        ? await this.searches.find(manager, terms, both, PRESENT, page)
        : await this.filtered(manager, both);
    const found = listed.slice(0, NEWEST);
    return {
      recordIds: found.map(({ recordId }) => recordId),
      limited: cutOff || listed.length > NEWEST,
      because: async (recordIds) => {
        const told = found.filter(({ recordId }) => recordIds.includes(recordId));
        const arrivals = told.map(({ arrival }) => arrival);
        const { words, codes } = await this.searches.matches(manager, terms, arrivals, PRESENT);
        const reasonOf = ({ arrival }: RankedRecord): string[] => {
          const own = <T extends { readonly arrival: number }>(rows: readonly T[]): T[] =>
            rows.filter((row) => row.arrival === arrival);
          const asked = describeMatches(terms, { words: own(words), codes: own(codes) });
          return asked.length === 0
            ? ['It passes the filters of your search.']
            : [...new Set(asked.map((match) => `It answers to “${match.asked}” of your search.`))];
        };
        return new Map(told.map((record) => [record.recordId, reasonOf(record)]));
      },
    };
  }

  private async filtered(
    manager: EntityManager,
    filter: PrecedentFilter,
  ): Promise<{ listed: RankedRecord[]; cutOff: boolean }> {
    const listed = await this.records.list(manager, filter, { first: NEWEST, after: undefined }, PRESENT);
    return { listed: listed.map((record) => ({ ...record, score: 0 })), cutOff: false };
  }
}

function sentencesOf(matches: readonly Match[]): string[] {
  return [...new Set(matches.map(sentenceOf))];
}

/** What was asked for and how well it matched; what the record has in its place is for whoever may read it then. */
function sentenceOf({ band, identifiers, askedName = '' }: Match): string {
  return band === 'identifier'
    ? `The same identifier as in your check: ${identifiers.join(' and ')}.`
    : `The name in your check, “${askedName}”, matches: ${band}.`;
}
