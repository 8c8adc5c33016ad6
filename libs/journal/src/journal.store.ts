import { randomUUID } from 'node:crypto';

import { Inject, Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import type { Principal } from '#identity';
import type { Clock } from '#kernel';

import type { Inquiry } from './inquiry.js';
import { JournalLine } from './journal-line.entity.js';
import { JournalRecord } from './journal-record.entity.js';

export const JOURNAL_CLOCK = Symbol('journal clock');

export type JournalAction = 'check' | 'list_precedents' | 'read_precedent' | 'submit_statement';

/** What is written down about one answer. */
export interface JournalNote {
  readonly action: JournalAction;
  readonly outcome: 'answered' | (string & {});
  readonly detail?: Record<string, string | number>;
  readonly records?: readonly { readonly id: string; readonly owner: string }[];
}

/** Writes the line that must be there before an answer leaves; always in the answer's own transaction. */
@Injectable()
export class JournalStore {
  constructor(@Inject(JOURNAL_CLOCK) private readonly clock: Clock) {}

  /** For a read: with the purpose and case that the officer declared. */
  async writeInquiry(manager: EntityManager, inquiry: Inquiry, note: JournalNote): Promise<void> {
    const { purpose, caseReference } = inquiry;
    await this.write(manager, inquiry.principal, note, { purpose, caseReference });
  }

  /** For an act on the officer's own state's records. */
  async writeAct(manager: EntityManager, principal: Principal, note: JournalNote): Promise<void> {
    await this.write(manager, principal, note, { purpose: null, caseReference: null });
  }

  private async write(
    manager: EntityManager,
    principal: Principal,
    note: JournalNote,
    declared: Pick<JournalLine, 'purpose' | 'caseReference'>,
  ): Promise<void> {
    const lineId = randomUUID();
    const { action, outcome, detail = {}, records = [] } = note;
    const { state, officer } = principal;
    await manager.insert(JournalLine, {
      lineId,
      at: this.clock.now(),
      state,
      officer,
      action,
      outcome,
      detail,
      ...declared,
    });
    if (records.length === 0) return;
    await manager.insert(
      JournalRecord,
      records.map(({ id, owner }) => ({ lineId, recordId: id, owner })),
    );
  }
}
