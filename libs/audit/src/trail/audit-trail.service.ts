import { Inject, Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { AudienceStore, mayRead } from '#access';
import { Transactions } from '#database';
import { type Inquiry, JournalStore, type OwnedRecord } from '#journal';
import { readJournalHead } from '#journal/core';
import type { Clock } from '#kernel';
import { TreeStore } from '#ledger';
import { encodeBase64, parseNodeStatement } from '#ledger/core';
import { parseStatement } from '#statement';

import { AuditError } from '../audit.errors.js';
import { PublishedLog, requirePublished } from '../published-log.service.js';
import type { AuditEntries, AuditEntry } from './audit-entries.type.js';
import { type EntryRange, type EntryRow, EntryStore } from './entry.store.js';

export const AUDIT_CLOCK = Symbol('audit clock');

/** Which page of which position of the log. */
export interface TrailPage {
  readonly size: number;
  readonly first: number;
  readonly afterIndex: number | undefined;
}

type Find = (manager: EntityManager, range: EntryRange) => Promise<EntryRow[]>;
type Keep = (row: EntryRow) => boolean;

/** Gives an auditor entries of the log with proofs, and the disclosures that its own state may see. */
@Injectable()
export class AuditTrail {
  constructor(
    private readonly transactions: Transactions,
    private readonly audiences: AudienceStore,
    private readonly journal: JournalStore,
    private readonly published: PublishedLog,
    private readonly entries: EntryStore,
    private readonly tree: TreeStore,
    @Inject(AUDIT_CLOCK) private readonly clock: Clock,
  ) {}

  /** The decision and what was said about it later, as far as the auditor's state may see it. */
  ofRecord(inquiry: Inquiry, recordId: string, page: TrailPage): Promise<AuditEntries> {
    return this.page(inquiry, page, (manager, range) => this.entries.ofRecord(manager, recordId, range));
  }

  /** What the auditor's own state dated in a year; a page may hold fewer than were looked through. */
  ofYear(inquiry: Inquiry, year: number, page: TrailPage): Promise<AuditEntries> {
    const [begin, end] = [secondsAt(year), secondsAt(year + 1)];
    const ofYear: Keep = ({ entry }) => {
      const { iat } = parseStatement(entry).claims;
      return iat >= begin && iat < end;
    };
    return this.page(inquiry, page, (manager, range) => this.entries.ofState(manager, range), ofYear);
  }

  /** Heads of the journal that cover a line of it. */
  ofJournal(inquiry: Inquiry, fromSeq: number, page: TrailPage): Promise<AuditEntries> {
    const covers: Keep = ({ entry }) => {
      const head = readJournalHead(parseNodeStatement(entry).claims);
      return head !== undefined && head.seq >= fromSeq;
    };
    return this.page(inquiry, page, (manager, range) => this.entries.ofNode(manager, range), covers);
  }

  /** The places where the log names the roots that the node goes by. */
  ofRoots(inquiry: Inquiry, page: TrailPage): Promise<AuditEntries> {
    return this.page(inquiry, page, (manager, range) => this.entries.ofRoots(manager, range));
  }

  private page(
    inquiry: Inquiry,
    { size, first, afterIndex = -1 }: TrailPage,
    find: Find,
    keep: Keep = () => true,
  ): Promise<AuditEntries> {
    const { state } = inquiry.principal;
    return this.transactions.run({ role: 'reader', state }, async (manager) => {
      requirePublished(size, await this.published.newest(manager));
      const rows = await find(manager, { after: afterIndex, size, limit: first + 1 });
      const looked = rows.slice(0, first);
      const kept = looked.filter(keep);
      const entries = await this.describe(manager, state, kept, size);
      await this.journal.writeInquiry(manager, inquiry, {
        action: 'audit_export',
        outcome: 'answered',
        detail: { entries: entries.length },
        records: recordsOf(kept),
      });
      const more = rows.length > first;
      return { entries, nextAfter: more ? (looked.at(-1)?.index ?? null) : null };
    });
  }

  private async describe(
    manager: EntityManager,
    state: string,
    rows: readonly EntryRow[],
    size: number,
  ): Promise<AuditEntry[]> {
    const used = rows.flatMap(({ disclosures }) => disclosures.map(({ audienceId }) => audienceId));
    const definitions = await this.audiences.definitions(manager, used);
    const members = await this.audiences.viewFor(manager, definitions.values());
    const at = this.clock.now();
    // Row-level security has decided the same before; this is the one pure decision.
    const may = (audienceId: string): boolean => {
      const audience = definitions.get(audienceId);
      return audience !== undefined && mayRead(audience, state, members, at);
    };
    const described: AuditEntry[] = [];
    for (const { index, entry, disclosures } of rows) {
      const inclusion = (await this.tree.inclusion(manager, index, size)).map(encodeBase64);
      const shown = disclosures.filter(({ audienceId }) => may(audienceId)).map(({ encoded }) => encoded);
      described.push({ index, entry, inclusion, disclosures: shown });
    }
    return described;
  }
}

/** Seconds since 1970 at which a year begins, UTC. */
function secondsAt(year: number): number {
  if (year >= 1970 && year <= 9999) return Date.UTC(year) / 1000;
  throw new AuditError('AUDIT_YEAR_INVALID', 'This is no year of the register.', {
    path: ['year'],
    advice: 'Write it with four digits, such as 2026.',
  });
}

function recordsOf(rows: readonly EntryRow[]): OwnedRecord[] {
  const owners = new Map<string, string>();
  for (const { recordId, owner } of rows)
    if (recordId !== null && owner !== null) owners.set(recordId, owner);
  return [...owners].map(([id, owner]) => ({ id, owner }));
}
