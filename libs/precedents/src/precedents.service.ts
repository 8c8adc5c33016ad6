import { Inject, Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import type { MembershipView } from '#access';
import { Transactions } from '#database';
import { type Inquiry, JournalStore, type OwnedRecord } from '#journal';
import { type Clock, type PageRequest, canonicalText, earliestDay } from '#kernel';
import { MembershipDirectory } from '#membership';
import { type OutcomePart, isStatementId } from '#statement';

import { currentParts } from './current-parts.js';
import { CursorSeal } from './cursor-seal.js';
import { describePrecedent } from './describe-precedent.js';
import { describeLogs } from './freshness/describe-logs.js';
import { SearchedLogs } from './freshness/searched-logs.service.js';
import { type WithheldRecord, WithheldRecords } from './freshness/withheld-record.store.js';
import { type AskedMoment, type Moment, openMoment } from './moment.js';
import { PRECEDENTS_CLOCK } from './precedents-clock.js';
import type { PrecedentConnection, PrecedentEdge } from './precedent-connection.type.js';
import type { PrecedentFilter } from './precedent-filter.input.js';
import { PrecedentsError } from './precedents.errors.js';
import type { Precedent } from './precedent.type.js';
import { ListedRecord, RecordStore } from './record.store.js';
import { describeNotCounted } from './status/describe-status.js';
import { type StoredRecord, Viewpoint, onlyShared } from './visible-record.js';

/** Reading: role, query, redact, journal, commit, answer - in that order, in one transaction. */
@Injectable()
export class Precedents {
  constructor(
    private readonly transactions: Transactions,
    private readonly directory: MembershipDirectory,
    private readonly records: RecordStore,
    private readonly withheld: WithheldRecords,
    private readonly logs: SearchedLogs,
    private readonly journal: JournalStore,
    private readonly cursors: CursorSeal,
    @Inject(PRECEDENTS_CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * The precedent, or undefined: an id that is hidden is no different from one that never was, nor from a
   * value that is no id at all.
   * @throws PrecedentsError RECORD_STALE for a record that the state could read until the lease of its node was over
   */
  async read(inquiry: Inquiry, id: unknown, asked: AskedMoment = {}): Promise<Precedent | undefined> {
    const moment = openMoment(asked, this.clock.now());
    const { state } = inquiry.principal;
    const { precedent, stale } = await this.transactions.run({ role: 'reader', state }, async (manager) => {
      const ids = isStatementId(id) ? [id] : [];
      const [found] = await this.describe(manager, inquiry, ids, moment);
      // Looked for in every case: what is hidden must cost what is unknown does.
      const withheld = await this.withheld.find(manager, ids[0] ?? '');
      await this.journal.writeInquiry(manager, inquiry, {
        action: 'read_precedent',
        outcome: !found && withheld ? 'stale' : 'answered',
        records: found ? ownership(found) : [],
      });
      return { precedent: found, stale: withheld };
    });
    if (!precedent && stale) throw isStale(stale);
    return precedent;
  }

  /**
   * Those of these precedents that there are: for whoever refers to a whole list of them. One query and one line of the
   * journal for all; of the ids that led nowhere it says how many they were.
   */
  readSeveral(inquiry: Inquiry, ids: readonly unknown[]): Promise<ReadonlyMap<unknown, Precedent>> {
    const moment = openMoment({}, this.clock.now());
    return this.transactions.run({ role: 'reader', state: inquiry.principal.state }, async (manager) => {
      const precedents = await this.describe(manager, inquiry, ids.filter(isStatementId), moment);
      await this.journal.writeInquiry(manager, inquiry, {
        action: 'read_precedent',
        outcome: 'answered',
        detail: { asked: ids.length, shown: precedents.length },
        records: ownershipOf(precedents),
      });
      return new Map(precedents.map((precedent) => [precedent.id, precedent]));
    });
  }

  list(
    inquiry: Inquiry,
    filter: PrecedentFilter,
    first: number,
    after: string | undefined,
    asked: AskedMoment = {},
  ): Promise<PrecedentConnection> {
    const moment = openMoment(asked, this.clock.now());
    const { state, officer } = inquiry.principal;
    const list = canonicalText([state, officer, filter, asked.asOf ?? null, String(asked.knownAt ?? '')]);
    const page: PageRequest<number> = {
      first,
      after: after === undefined ? undefined : this.cursors.open(after, list),
    };
    return this.transactions.run({ role: 'reader', state: inquiry.principal.state }, async (manager) => {
      // Before the list: what comes in meanwhile may be on it, and is never claimed to have been looked at.
      const covered = await this.logs.at(manager, moment);
      const listed = await this.records.list(manager, filter, page, moment);
      const ended = await this.records.countEnded(manager, filter, moment);
      const precedents = await this.describe(
        manager,
        inquiry,
        listed.slice(0, first).map((entry) => entry.recordId),
        moment,
      );
      await this.journal.writeInquiry(manager, inquiry, {
        action: 'list_precedents',
        outcome: 'answered',
        detail: { shown: precedents.length },
        records: ownershipOf(precedents),
      });
      const notCounted = ended.map(({ event, count }) => describeNotCounted(event, count));
      const searched = describeLogs(covered, this.directory.current());
      return { ...this.connection(listed, precedents, page, list), notCounted, searched };
    });
  }

  /** The visible precedents among these ids, in the order asked for. */
  describe(
    manager: EntityManager,
    { principal }: Inquiry,
    ids: readonly string[],
    moment: Moment,
  ): Promise<Precedent[]> {
    return this.describeTo(manager, principal.state, ids, moment);
  }

  /** The same for no officer in particular. */
  async describeTo(
    manager: EntityManager,
    state: string,
    ids: readonly string[],
    moment: Moment,
  ): Promise<Precedent[]> {
    const { records, members } = await this.records.load(manager, ids, moment);
    const view = this.viewpoint(state, members);
    const shared = new Map(records.map((record) => [record.recordId, onlyShared(record, view)]));
    return ids.flatMap((id) => {
      const record = shared.get(id);
      return record && hadBeenTaken(record, moment) ? [describePrecedent(record, view, moment)] : [];
    });
  }

  private viewpoint(state: string, members: MembershipView): Viewpoint {
    return {
      state,
      membership: this.directory.current(),
      members,
      at: this.clock.now(),
    };
  }

  private connection(
    listed: ListedRecord[],
    precedents: Precedent[],
    page: PageRequest<number>,
    list: string,
  ): Omit<PrecedentConnection, 'notCounted' | 'searched'> {
    const edges = precedents.map((node): PrecedentEdge => ({
      node,
      cursor: this.cursors.seal(node.arrival, list),
    }));
    const last = listed.slice(0, page.first).at(-1);
    return {
      edges,
      pageInfo: {
        hasNextPage: listed.length > page.first,
        hasPreviousPage: page.after !== undefined,
        startCursor: edges.at(0)?.cursor,
        // The last entry listed, shown or not: paging goes on behind it.
        endCursor: last && this.cursors.seal(last.arrival, list),
      },
    };
  }
}

function isStale({ state, until }: WithheldRecord): PrecedentsError {
  return new PrecedentsError(
    'RECORD_STALE',
    `The record is held here and not shown: the node of ${state} let it be shown until ${until.toISOString()}.`,
    {
      path: ['id'],
      advice: `It is shown again once that node renews its permission; until then ask the contact point of ${state}.`,
    },
  );
}

/** A decision taken later did not exist on that day; one whose date is not shared may have. */
function hadBeenTaken(record: StoredRecord, { asOf }: Moment): boolean {
  const outcome = currentParts(record).find(({ kind }) => kind === 'outcome')?.content as
    OutcomePart | undefined;
  return asOf === undefined || outcome === undefined || earliestDay(outcome.decidedOn) <= asOf;
}

/** Whose records went out: that of the precedent, and those that declare a tie to it. */
export function ownership({ id, signedBy, status, relations }: Precedent): OwnedRecord[] {
  const ties = relations
    .filter(({ inverse }) => inverse)
    .map(({ recordId, saidBy }) => ({ id: recordId, owner: saidBy.code }));
  return onceEach([{ id, owner: signedBy.code, status: status.code.code }, ...ties]);
}

/** Each record once: a page may show one of them several times. */
export function ownershipOf(precedents: readonly Precedent[]): OwnedRecord[] {
  return onceEach(precedents.flatMap(ownership));
}

/** As it was shown, where it was also named by another. */
function onceEach(records: readonly OwnedRecord[]): OwnedRecord[] {
  const found = new Map<string, OwnedRecord>();
  for (const one of records) {
    const isNamed = found.has(one.id) && (one.status === undefined || found.get(one.id)?.status);
    if (!isNamed) found.set(one.id, one);
  }
  return [...found.values()];
}
