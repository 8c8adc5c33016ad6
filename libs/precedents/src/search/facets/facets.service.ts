import { Inject, Injectable } from '@nestjs/common';

import { Transactions } from '#database';
import { type Inquiry, JournalStore } from '#journal';
import type { Clock } from '#kernel';
import { MembershipDirectory } from '#membership';

import { describeLogs } from '../../freshness/describe-logs.js';
import { SearchedLogs } from '../../freshness/searched-logs.service.js';
import { type AskedMoment, openMoment } from '../../moment.js';
import { PRECEDENTS_CLOCK } from '../../precedents-clock.js';
import type { PrecedentFilter } from '../../precedent-filter.input.js';
import { RecordStore } from '../../record.store.js';
import { describeNotCounted } from '../../status/describe-status.js';
import { CAPTION, describeFacets } from './describe-facets.js';
import { COUNTED, FacetStore } from './facet.store.js';
import { PrecedentFacets } from './facets.type.js';

const LIMITED = `There are more; the newest ${COUNTED} were counted. Give a filter, such as a time, to count fewer.`;

/** Counts what a reader may list; the line in the journal names no record, for none is shown. */
@Injectable()
export class Facets {
  constructor(
    private readonly transactions: Transactions,
    private readonly directory: MembershipDirectory,
    private readonly facets: FacetStore,
    private readonly records: RecordStore,
    private readonly logs: SearchedLogs,
    private readonly journal: JournalStore,
    @Inject(PRECEDENTS_CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws PrecedentsError MOMENT_INVALID, MOMENT_IN_FUTURE */
  count(inquiry: Inquiry, filter: PrecedentFilter, asked: AskedMoment = {}): Promise<PrecedentFacets> {
    const moment = openMoment(asked, this.clock.now());
    return this.transactions.run({ role: 'reader', state: inquiry.principal.state }, async (manager) => {
      const covered = await this.logs.at(manager, moment);
      const { total, values } = await this.facets.count(manager, filter, moment);
      const ended = await this.records.countEnded(manager, filter, moment);
      const counted = Math.min(total, COUNTED);
      await this.journal.writeInquiry(manager, inquiry, {
        action: 'count_precedents',
        outcome: 'answered',
        detail: { counted },
      });
      return Object.assign(new PrecedentFacets(), {
        caption: CAPTION,
        total: counted,
        limited: total > COUNTED ? LIMITED : undefined,
        facets: describeFacets(values),
        notCounted: ended.map(({ event, count }) => describeNotCounted(event, count)),
        searched: describeLogs(covered, this.directory.current()),
      });
    });
  }
}
