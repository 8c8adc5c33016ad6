import { Inject, Injectable } from '@nestjs/common';

import { readRulesOf } from '#access';
import { Transactions } from '#database';
import type { Principal } from '#identity';
import { JournalStore } from '#journal';
import type { Clock } from '#kernel';
import { MembershipDirectory } from '#membership';
import { isStatementId } from '#statement';

import { PRESENT } from '../moment.js';
import { PRECEDENTS_CLOCK } from '../precedents-clock.js';
import { RecordStore } from '../record.store.js';
import { onlyShared } from '../visible-record.js';
import type { AccessExplanation } from './access-explanation.type.js';
import { explainAccess } from './explain-access.js';

/** What only the owner of a record may ask about it. */
@Injectable()
export class OwnerDesk {
  constructor(
    private readonly transactions: Transactions,
    private readonly directory: MembershipDirectory,
    private readonly records: RecordStore,
    private readonly journal: JournalStore,
    @Inject(PRECEDENTS_CLOCK) private readonly clock: Clock,
  ) {}

  /** Undefined unless the record is the caller's own: another state's is no different from none. */
  explain(principal: Principal, recordId: string, state: string): Promise<AccessExplanation | undefined> {
    const { state: caller } = principal;
    return this.transactions.run({ role: 'reader', state: caller }, async (manager) => {
      const ids = isStatementId(recordId) ? [recordId] : [];
      const { records, members } = await this.records.load(manager, ids, PRESENT);
      const [stored] = records;
      const membership = this.directory.current();
      const owner = { state: caller, membership, members, at: this.clock.now() };
      const record = stored?.state === owner.state ? onlyShared(stored, owner) : undefined;
      await this.journal.writeAct(manager, principal, { action: 'explain_access', outcome: 'answered' });
      return record && explainAccess(record, state, owner, await readRulesOf(manager, caller));
    });
  }
}
