import { type BodyLine, type BundleScope, type EntryLine, BundleWriter } from '#audit/core';
import { CHECK_RECEIPT_TYPE, type ReceiptClaims, emptyChain, readJournalHead } from '#journal/core';
import { encodeBase64, parseNodeStatement, parseNodeToken } from '#ledger/core';

import { CliError } from '../cli.errors.js';
import type { AuditSource, LinesAsked, SourceEntry, SourceStart } from './audit-source.js';
import { platformHash } from './bundle-file.js';
import { agreedPolicy } from './membership-trust.js';

/** Lines of the journal from the first to the last that a bundle holds, by number in the chain. */
interface Sealed {
  readonly first: number;
  readonly last: number;
}

/**
 * The text of a bundle in pieces, as a node gives it. Everything is shown for the one checkpoint that was the newest
 * when it began.
 * @throws CliError BUNDLE_SCOPE when there is nothing to take away
 */
export async function* collectBundle(
  source: AuditSource,
  scope: BundleScope,
  madeAt: Date,
): AsyncGenerator<string> {
  const start = await source.start();
  const { size, note } = checkpointOf(start);
  const writer = new BundleWriter(platformHash);
  const state = start.me.state.code;
  yield writer.header({
    madeFor: state,
    madeAt: madeAt.toISOString(),
    origin: start.log.origin,
    demo: start.me.demonstration,
    scope,
  });
  for (const file of start.auditRoots) yield writer.line({ kind: 'root', file: JSON.parse(file) as unknown });
  yield writer.line({ kind: 'policy', text: await agreedPolicy(start.auditRoots, start.log.origin) });
  yield writer.line({ kind: 'checkpoint', note });
  for await (const { index, entry, inclusion } of source.namedRoots(size))
    yield writer.line({ kind: 'named-root', index, entry, inclusion });
  const body = new BundleBody(source, start.log.origin, state, size);
  for await (const line of body.linesFor(scope)) yield writer.line(line);
  yield writer.end();
}

class BundleBody {
  #sealed: Sealed | undefined;
  /** The last line of the journal that a logged head covers. */
  #anchored: number | undefined;

  constructor(
    private readonly source: AuditSource,
    private readonly origin: string,
    private readonly state: string,
    private readonly size: number,
  ) {}

  async *linesFor(scope: BundleScope): AsyncGenerator<BodyLine> {
    if ('check' in scope) yield* this.ofCheck(scope.check);
    else if ('year' in scope) yield* this.ofYear(scope.year);
    else yield* this.ofRecord(scope.record);
    yield* this.heads();
    yield* this.seals();
  }

  private async *ofRecord(record: string): AsyncGenerator<BodyLine> {
    yield* this.journal({ recordId: record });
    let count = 0;
    for await (const entry of this.source.ofRecord(record, this.size)) {
      count += 1;
      yield entryLine(entry, 'state');
    }
    if (count > 0) return;
    throw new CliError('BUNDLE_SCOPE', 'There is no such record in the published log that you may see.', {
      advice: 'Check the id; a statement of a moment ago is published within seconds.',
    });
  }

  private async *ofYear(year: number): AsyncGenerator<BodyLine> {
    yield* this.journal({ since: `${year}-01-01T00:00:00.000Z`, before: `${year + 1}-01-01T00:00:00.000Z` });
    for await (const entry of this.source.ofYear(year, this.size)) yield entryLine(entry, 'state');
  }

  private async *ofCheck(answerId: string): AsyncGenerator<BodyLine> {
    const receipt = await this.source.receipt(answerId);
    if (!receipt) {
      throw new CliError('BUNDLE_SCOPE', 'Your state has no signed receipt of such an answer.', {
        advice: 'Take the id from the answer to the check.',
      });
    }
    const { claims } = parseNodeToken(receipt.token, CHECK_RECEIPT_TYPE);
    const { iat, searched, found } = claims as ReceiptClaims;
    const from = searched.find(({ origin }) => origin === this.origin)?.size ?? 0;
    const consistency = from === 0 ? [] : await this.source.consistency(from, this.size);
    yield { kind: 'receipt', ...receipt, consistency };
    yield* this.journal({ since: secondAt(iat), before: secondAt(iat + 1) }, 'check');
    const written = new Set<number>();
    for (const record of found.records) {
      for await (const entry of this.source.ofRecord(record, this.size)) {
        if (written.has(entry.index)) continue;
        written.add(entry.index);
        yield entryLine(entry, 'state');
      }
    }
  }

  private async *journal(asked: LinesAsked, action?: string): AsyncGenerator<BodyLine> {
    for await (const line of this.source.lines(asked, this.state)) {
      if (action !== undefined && line.content.action !== action) continue;
      yield { kind: 'journal', ...line };
      if (line.seq === null) continue;
      const { first, last } = this.#sealed ?? { first: line.seq, last: line.seq };
      this.#sealed = { first: Math.min(first, line.seq), last: Math.max(last, line.seq) };
    }
  }

  /** Up to the first logged head that covers all lines. */
  private async *heads(): AsyncGenerator<EntryLine> {
    if (!this.#sealed) return;
    const { first, last } = this.#sealed;
    for await (const entry of this.source.heads(first, this.size)) {
      yield entryLine(entry, 'node');
      this.#anchored = readJournalHead(parseNodeStatement(entry.entry).claims)?.seq;
      if (this.#anchored !== undefined && this.#anchored >= last) return;
    }
  }

  /** From the first line to the head that covers the last, or as far as the chain goes. */
  private async *seals(): AsyncGenerator<BodyLine> {
    if (!this.#sealed) return;
    const { first, last } = this.#sealed;
    const end = Math.max(last, this.#anchored ?? 0);
    let after = await this.chainBefore(first);
    for await (const run of this.source.seals(first - 1)) {
      const wanted = run.filter(({ seq }) => seq <= end);
      const newest = wanted.at(-1);
      if (!newest) return;
      yield { kind: 'seals', after, lineHashes: wanted.map(({ lineHash }) => lineHash) };
      after = { seq: newest.seq, chainHash: newest.chainHash };
    }
  }

  private async chainBefore(seq: number): Promise<{ seq: number; chainHash: string }> {
    if (seq === 1) return { seq: 0, chainHash: encodeBase64(emptyChain(this.origin).chainHash) };
    for await (const [before] of this.source.seals(seq - 2)) {
      if (before) return { seq: before.seq, chainHash: before.chainHash };
    }
    throw new CliError('NODE_ANSWER', 'The node shows a sealed line and not the chain before it.');
  }
}

function checkpointOf({ log }: SourceStart): { size: number; note: string } {
  if (log.checkpoint) return log.checkpoint;
  throw new CliError('BUNDLE_SCOPE', 'Nothing of this log is published yet.', {
    advice: 'Look at /readyz: the node says there why it does not sign.',
  });
}

function entryLine({ index, entry, inclusion, disclosures }: SourceEntry, by: EntryLine['by']): EntryLine {
  return { kind: 'entry', by, index, entry, inclusion, disclosures };
}

function secondAt(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
