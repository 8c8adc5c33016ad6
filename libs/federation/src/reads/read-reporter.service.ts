import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { Transactions } from '#database';
import { type LoggedHeadAt, lineHashesBetween, linesAbout, loggedHeads, loggedThrough } from '#journal';
import { OPENED_MAX, type OpenedLine, type ReadReport, SPAN_MAX, lineHash, openLineFor } from '#journal/core';
import { encodeBase64Url, isObject } from '#kernel';
import { equalBytes } from '#ledger/core';

import { FEDERATION_OPTIONS, type FederationOptions } from '../federation-options.js';
import { FederationError } from '../federation.errors.js';
import { MirrorStore } from '../mirror/mirror.store.js';
import type { PeerClient } from '../mirror/peer-client.js';
import type { Peer } from '../peer.js';

const DAY_MS = 86_400_000;

/** A report and the line up to which it says everything. */
interface DueReport {
  readonly report: ReadReport;
  readonly through: number;
}

/** The run of lines from one head of the journal to the next. */
interface Span {
  readonly before: LoggedHeadAt | undefined;
  readonly end: LoggedHeadAt;
}

/**
 * Tells owners' nodes who has read their records here: the lines about them, once a head of the journal that covers them
 * stands in the log, and as late as this node's operator has chosen.
 */
@Injectable()
export class ReadReporter {
  constructor(
    private readonly transactions: Transactions,
    private readonly mirrors: MirrorStore,
    @Inject(FEDERATION_OPTIONS) private readonly options: FederationOptions,
  ) {}

  /**
   * One report, and none when there is nothing to tell. What the owner's node cannot verify yet is told again.
   * @throws FederationError PEER_…, READS_SPAN_TOO_LONG
   */
  async report(client: PeerClient, peer: Peer): Promise<void> {
    const due = await this.due(peer);
    if (!due) return;
    const answer = await client.post(peer, '/federation/reads', due.report);
    if (isObject(answer) && answer.taken === true) await this.reported(peer, due.through);
  }

  private async due(peer: Peer): Promise<DueReport | undefined> {
    const { reported, logged, first } = await this.transactions.run({ role: 'worker' }, async (manager) => {
      const after = await this.mirrors.reportedSeq(manager, peer.origin);
      const through = await loggedThrough(manager, this.options.origin);
      const [line] = through > after ? await linesAbout(manager, peer.states, { after, through }, 1) : [];
      return { reported: after, logged: through, first: line?.seq };
    });
    if (first === undefined) {
      if (logged > reported) await this.reported(peer, logged);
      return undefined;
    }
    const span = spanOf(await this.transactions.run({ role: 'intake' }, loggedHeads), first);
    if (!span || span.end.day > this.newestDay()) return undefined;
    return this.transactions.run({ role: 'worker' }, (manager) =>
      this.compose(manager, peer, span, reported),
    );
  }

  private async compose(
    manager: EntityManager,
    { states }: Peer,
    { before, end }: Span,
    reported: number,
  ): Promise<DueReport> {
    const span = { after: before?.seq ?? 0, through: end.seq };
    if (span.through - span.after > SPAN_MAX) throw tooLong(span.through - span.after);
    const after = Math.max(span.after, reported);
    // A line may be about records of each of the states.
    const most = Math.max(1, Math.floor(OPENED_MAX / states.length));
    const lines = await linesAbout(manager, states, { ...span, after }, most);
    const hashes = await lineHashesBetween(manager, span);
    const isWhole = lines.length < most;
    return {
      report: {
        after: before?.index ?? null,
        head: end.index,
        lineHashes: encodeBase64Url(Buffer.concat(hashes)),
        lines: lines.flatMap((line) => openedFor(states, line)),
      },
      through: isWhole ? end.seq : (lines.at(-1)?.seq ?? end.seq),
    };
  }

  /** The newest day whose reads are told now. */
  private newestDay(): string {
    const { clock, readsAfterDays = 0 } = this.options;
    return new Date(clock.now().getTime() - readsAfterDays * DAY_MS).toISOString().slice(0, 10);
  }

  private reported({ origin }: Peer, seq: number): Promise<void> {
    return this.transactions.run({ role: 'intake' }, (manager) =>
      this.mirrors.reported(manager, origin, seq),
    );
  }
}

/** A line that was sealed before its fields had digests of their own cannot be opened in part, and is left out. */
function openedFor(
  states: readonly string[],
  { seq, lineHash: sealed, content, salt }: Awaited<ReturnType<typeof linesAbout>>[number],
): OpenedLine[] {
  if (!equalBytes(lineHash(content, salt), sealed)) return [];
  const owners = new Set(content.records.map(({ owner }) => owner));
  return states.filter((state) => owners.has(state)).map((owner) => openLineFor(owner, seq, content, salt));
}

/** The heads around a line. */
function spanOf(heads: readonly LoggedHeadAt[], seq: number): Span | undefined {
  const end = heads.find((head) => head.seq >= seq);
  return end && { before: heads.findLast((head) => head.seq < seq), end };
}

function tooLong(lines: number): FederationError {
  return new FederationError('READS_SPAN_TOO_LONG', `${lines} lines lie between two heads of the journal.`, {
    advice:
      'The node could not log heads for long. Ask for help: these reads are in the journal, and untold.',
  });
}
