import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { Transactions } from '#database';
import { type Inquiry, JournalStore } from '#journal';
import type { Clock } from '#kernel';
import { MembershipDirectory } from '#membership';
import { isStatementId } from '#statement';

import { describeLogs } from '../../freshness/describe-logs.js';
import { SearchedLogs } from '../../freshness/searched-logs.service.js';
import { type AskedMoment, type Moment, openMoment } from '../../moment.js';
import { PRECEDENTS_CLOCK } from '../../precedents-clock.js';
import { PrecedentFilter } from '../../precedent-filter.input.js';
import { PrecedentsError } from '../../precedents.errors.js';
import { Precedents, ownershipOf } from '../../precedents.service.js';
import { searchTerms } from '../search-terms.js';
import { SearchStore } from '../search.store.js';
import type { CaseDraftInput } from './case-draft.input.js';
import { type CaseProfile, profileOf, profileOfPrecedent } from './case-profile.js';
import { describeLikeness } from './describe-likeness.js';
import { facetCredits } from './facet-credits.js';
import type { LikenessTerms } from './likeness-sql.js';
import { LikenessStore } from './likeness.store.js';
import { SimilarPrecedent, SimilarPrecedents } from './similar.type.js';
import { worthOfText } from './worth-of-text.js';

/** The case to compare with: a record, or what is known of one that is not recorded. */
export interface AskedLikeness extends AskedMoment {
  readonly to: string | undefined;
  readonly draft: CaseDraftInput | undefined;
  readonly filter: PrecedentFilter;
  readonly first: number;
}

/** Finds precedents like a case; nothing that the reader may not see takes part, of the case or of others. */
@Injectable()
export class SimilarCases {
  constructor(
    private readonly transactions: Transactions,
    private readonly directory: MembershipDirectory,
    private readonly precedents: Precedents,
    private readonly likeness: LikenessStore,
    private readonly searches: SearchStore,
    private readonly logs: SearchedLogs,
    private readonly journal: JournalStore,
    @Inject(PRECEDENTS_CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Undefined when there is no such record that the reader may see.
   * @throws PrecedentsError LIKENESS_UNSAID, MOMENT_INVALID, MOMENT_IN_FUTURE
   */
  find(inquiry: Inquiry, asked: AskedLikeness): Promise<SimilarPrecedents | undefined> {
    const { to, draft } = asked;
    const moment = openMoment(asked, this.clock.now());
    if ((to === undefined) === (draft === undefined)) throw unsaid();
    const drafted = draft && profileOf(draft);
    if (drafted?.codes.length === 0 && drafted.words.length === 0) throw unsaid();
    return this.transactions.run({ role: 'reader', state: inquiry.principal.state }, async (manager) => {
      const covered = await this.logs.at(manager, moment);
      const ids = to !== undefined && isStatementId(to) ? [to] : [];
      const [known] = await this.precedents.describe(manager, inquiry, ids, moment);
      const profile = drafted ?? (known && profileOfPrecedent(known));
      const similar = profile ? await this.similarTo(manager, inquiry, profile, asked, moment) : [];
      const shown = [...(known ? [known] : []), ...similar.map(({ precedent }) => precedent)];
      await this.journal.writeInquiry(manager, inquiry, {
        action: 'find_similar',
        outcome: 'answered',
        detail: { shown: similar.length },
        records: ownershipOf(shown),
      });
      const searched = describeLogs(covered, this.directory.current());
      return profile && Object.assign(new SimilarPrecedents(), { similar, searched });
    });
  }

  private async similarTo(
    manager: EntityManager,
    inquiry: Inquiry,
    profile: CaseProfile,
    { to = '', filter, first }: AskedLikeness,
    moment: Moment,
  ): Promise<SimilarPrecedent[]> {
    const terms = await this.termsOf(manager, profile, to);
    const found = await this.likeness.find(manager, terms, filter, moment, first);
    const ids = found.map(({ recordId }) => recordId);
    const precedents = await this.precedents.describe(manager, inquiry, ids, moment);
    const arrivals = found.map(({ arrival }) => arrival);
    const { words } = await this.searches.matches(manager, terms.text, arrivals, moment);
    const parties = await this.likeness.sharedParties(manager, to, ids, moment);
    return precedents.map((precedent) => {
      const common = words.filter(({ arrival }) => arrival === precedent.arrival);
      const named = [...new Set(common.map(({ term }) => terms.text.words[term] ?? ''))];
      const shared = parties.filter(({ recordId }) => recordId === precedent.id);
      const why = describeLikeness(profile, precedent, named, shared);
      return Object.assign(new SimilarPrecedent(), { precedent, why });
    });
  }

  private async termsOf(
    manager: EntityManager,
    profile: CaseProfile,
    recordId: string,
  ): Promise<LikenessTerms> {
    const text = await searchTerms(manager, {
      words: profile.words.map(({ word }) => word),
      phrases: [],
      without: [],
      codes: [],
      filter: new PrecedentFilter(),
    });
    const facets = facetCredits(profile.codes);
    return { text, wholeText: worthOfText(text, profile), facets, recordId, day: profile.day };
  }
}

function unsaid(): PrecedentsError {
  return new PrecedentsError('LIKENESS_UNSAID', 'It is not said what to compare with.', {
    path: ['to'],
    advice: 'Give either `to`, the id of a record, or a `draft` with at least one code or word.',
  });
}
