import { Inject, Injectable } from '@nestjs/common';

import { Transactions } from '#database';
import type { Clock } from '#kernel';

import type { Inquiry } from '../inquiry.js';
import { JOURNAL_CLOCK, JournalStore } from '../journal.store.js';
import type { AuditClosure } from './officer-journal.type.js';

const CLOSE = `
  INSERT INTO audit_closure (state, case_reference, officer, audit_body, closed_at) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT DO NOTHING`;

/** Ends the time in which the audited unit does not see what auditors did in a case. */
@Injectable()
export class AuditClosures {
  constructor(
    private readonly transactions: Transactions,
    private readonly journal: JournalStore,
    @Inject(JOURNAL_CLOCK) private readonly clock: Clock,
  ) {}

  /** Covers what was done until now; an audit that goes on in the same case is closed again later. */
  async close(inquiry: Inquiry): Promise<AuditClosure> {
    const { caseReference, principal } = inquiry;
    const { state, officer, auditBody } = principal;
    const closedAt = this.clock.now();
    return this.transactions.run({ role: 'reader', state }, async (manager) => {
      await manager.query(CLOSE, [state, caseReference, officer, auditBody?.id ?? '', closedAt]);
      await this.journal.writeInquiry(manager, inquiry, { action: 'close_audit', outcome: 'answered' });
      return { caseReference, closedAt };
    });
  }
}
