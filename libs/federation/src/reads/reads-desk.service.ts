import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { Transactions } from '#database';
import {
  type ReadReport,
  type ReportedRead,
  emptyChain,
  parseReadReport,
  readJournalHead,
  verifyReadReport,
} from '#journal/core';
import { parseNodeStatement } from '#ledger/core';
import { MembershipDirectory } from '#membership';

import { FEDERATION_OPTIONS, type FederationOptions } from '../federation-options.js';
import { FederationError } from '../federation.errors.js';
import { MirrorStore } from '../mirror/mirror.store.js';
import type { Peer } from '../peer.js';

const UNKNOWN = `
  SELECT FROM jsonb_to_recordset($1) AS told (record_id text, owner text)
   WHERE NOT EXISTS (SELECT FROM log_entry e WHERE e.statement_id = told.record_id AND e.state = told.owner) LIMIT 1`;
const KEEP = `
  INSERT INTO reported_read (origin, seq, record_id, owner, reader, day, purpose, case_commitment)
  SELECT $1, told.seq, told.record_id, told.owner, told.reader, told.day, told.purpose, decode(told.commitment, 'hex')
    FROM jsonb_to_recordset($2) AS told (seq bigint, record_id text, owner text, reader text, day date, purpose text,
                                         commitment text)
  ON CONFLICT DO NOTHING`;

/** Takes what other nodes report of reads at theirs: verified against the heads of their journals in their logs. */
@Injectable()
export class ReadsDesk {
  constructor(
    private readonly transactions: Transactions,
    private readonly mirrors: MirrorStore,
    private readonly directory: MembershipDirectory,
    @Inject(FEDERATION_OPTIONS) private readonly options: FederationOptions,
  ) {}

  /**
   * Told twice is kept once.
   * @returns false when this node has not followed the log of the other up to the heads that it names
   * @throws FederationError READS_INVALID; JournalError READ_REPORT_MALFORMED, JOURNAL_CHAIN_BROKEN
   */
  take(peer: Peer, body: unknown): Promise<boolean> {
    const report = parseReadReport(body);
    return this.transactions.run({ role: 'intake' }, async (manager) => {
      const reads = await this.verified(manager, peer, report);
      if (!reads) return false;
      this.refuseOthers(peer, reads);
      await keep(manager, peer, reads);
      return true;
    });
  }

  private async verified(
    manager: EntityManager,
    { origin }: Peer,
    report: ReadReport,
  ): Promise<ReportedRead[] | undefined> {
    const head = (index: number) => this.head(manager, origin, index);
    const before = report.after === null ? emptyChain(origin) : await head(report.after);
    const end = await head(report.head);
    return before && end && verifyReadReport(report, before, end);
  }

  /** Its signature was verified when the entry was mirrored. */
  private async head(manager: EntityManager, origin: string, index: number) {
    const entry = (await this.mirrors.entriesAt(manager, origin, [index])).get(index);
    return entry?.kind === 'node' ? readJournalHead(parseNodeStatement(entry.entry).claims) : undefined;
  }

  /** A node speaks for the states that it hosts, to the states that this one hosts. */
  private refuseOthers({ states }: Peer, reads: readonly ReportedRead[]): void {
    const { nodes } = this.directory.current().root.payload;
    const own = nodes.find(({ origin }) => origin === this.options.origin)?.states ?? [];
    if (reads.every(({ reader, owner }) => states.includes(reader) && own.includes(owner))) return;
    throw invalid('It speaks of states that are not the two nodes’ own.');
  }
}

async function keep(manager: EntityManager, { origin }: Peer, reads: readonly ReportedRead[]): Promise<void> {
  const rows = reads.flatMap(({ records, caseCommitment, ...read }) =>
    records.map((id) => ({
      ...read,
      record_id: id,
      commitment: Buffer.from(caseCommitment).toString('hex'),
    })),
  );
  const text = JSON.stringify(rows);
  const unknown = await manager.query<object[]>(UNKNOWN, [text]);
  if (unknown.length > 0) throw invalid('It speaks of a record that is none of its owner.');
  await manager.query(KEEP, [origin, text]);
}

function invalid(message: string): FederationError {
  return new FederationError('READS_INVALID', message, {
    advice: 'Nothing of it was taken over. The operator of the other node has to look into it.',
  });
}
