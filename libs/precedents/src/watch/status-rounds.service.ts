import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { Transactions } from '#database';
import type { Clock } from '#kernel';
import { MembershipDirectory } from '#membership';

import { PRESENT } from '../moment.js';
import { PRECEDENTS_CLOCK } from '../precedents-clock.js';
import { Precedents } from '../precedents.service.js';
import { NoticeStore } from './notice.store.js';
import { ShownStatusStore } from './shown-status.store.js';
import { NoticeKind } from './watch-notice.type.js';

const BECAUSE = ['Your state has read this record, and its legal status was another one then.'];

/**
 * Tells a state of each record that it was shown, other states' and not its own, whose legal status is not any more the one
 * that it was shown or told of last.
 */
@Injectable()
export class StatusRounds {
  constructor(
    private readonly transactions: Transactions,
    private readonly directory: MembershipDirectory,
    private readonly shown: ShownStatusStore,
    private readonly notices: NoticeStore,
    private readonly precedents: Precedents,
    @Inject(PRECEDENTS_CLOCK) private readonly clock: Clock,
  ) {}

  async tellAll(state: string, signal?: AbortSignal): Promise<void> {
    let more = true;
    while (more && !signal?.aborted && this.directory.current().isMember(state, this.clock.now())) {
      more = await this.transactions.run({ role: 'reader', state }, (manager) => this.tell(manager, state));
    }
  }

  /** @returns whether there may be more */
  private async tell(manager: EntityManager, state: string): Promise<boolean> {
    await this.notices.forget(manager, state);
    const { records, more } = await this.shown.changed(manager, state);
    const ids = records.map(({ recordId }) => recordId);
    const precedents = await this.precedents.describeTo(manager, state, ids, PRESENT);
    const now = new Map(precedents.map(({ id, status }) => [id, status.code.code]));
    const told = records.filter(({ recordId, status }) => (now.get(recordId) ?? status) !== status);
    await this.notices.insert(
      manager,
      state,
      told.map(({ recordId }) => ({
        officer: null,
        watchId: null,
        recordId,
        kind: NoticeKind.STATUS_CHANGED,
        because: BECAUSE,
      })),
    );
    // Of what may not be read any more the last status stays: it is compared when the record is back.
    const kept = records.map((record) => ({ ...record, status: now.get(record.recordId) ?? record.status }));
    await this.shown.keep(manager, state, kept);
    return more;
  }
}
