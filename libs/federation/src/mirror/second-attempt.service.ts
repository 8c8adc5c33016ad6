import { Injectable } from '@nestjs/common';

import { Transactions } from '#database';
import { KeptRootsReader } from '#intake';
import { isRegisterError } from '#kernel';

import { PLACES_MAX, isEnvelope } from '../core/envelope.js';
import type { Peer } from '../peer.js';
import { JudgeAnew } from '../quarantine/judge-anew.service.js';
import { EnvelopeTaker } from './envelope-taker.service.js';
import { EnvelopeStore } from './envelope.store.js';
import { forked } from './follow-log.js';
import { MirrorStore } from './mirror.store.js';
import { OwnerAnswer } from './owner-answer.service.js';
import type { PeerClient } from './peer-client.js';
import { type OutcomeCounts, type PullReport, reportOf } from './pull-report.js';
import { PullRun } from './pull-run.js';

/** Another attempt at what was put aside of a node. */
@Injectable()
export class SecondAttempt {
  constructor(
    private readonly transactions: Transactions,
    private readonly roots: KeptRootsReader,
    private readonly mirrors: MirrorStore,
    private readonly envelopes: EnvelopeStore,
    private readonly anew: JudgeAnew,
    private readonly taker: EnvelopeTaker,
    private readonly answer: OwnerAnswer,
  ) {}

  /** Asks anew for statements of which the entry or the word was put aside. What was taken over in order stays so. */
  async make(client: PeerClient, peer: Peer): Promise<PullReport> {
    const { origin } = peer;
    const counts: OutcomeCounts = new Map();
    let entries = 0;
    try {
      const mirror = await this.transactions.run({ role: 'intake' }, (manager) =>
        this.mirrors.lock(manager, origin),
      );
      if (mirror.frozen !== null) throw forked(origin);
      const history = await this.roots.history();
      const believed = await this.anew.judge(origin, history);
      entries = believed.length;
      const places = await this.withAside(origin, believed);
      for (let first = 0; first < places.length; first += PLACES_MAX) {
        const run = new PullRun({ peer, mirror, history, progress: { counts, entries }, isInOrder: false });
        await this.ask(client, run, places.slice(first, first + PLACES_MAX));
      }
      const untold = await this.answer.give(client, peer, { seq: mirror.seq, deferred: [] });
      return reportOf(origin, entries, counts, { untold });
    } catch (error) {
      if (isRegisterError(error)) return reportOf(origin, entries, counts, { failure: error.code });
      throw error;
    }
  }

  /** Places of entries that are believed now, and of words that were put aside; each once. */
  private async withAside(origin: string, believed: readonly number[]): Promise<number[]> {
    const aside = await this.transactions.run({ role: 'worker' }, (manager) =>
      this.envelopes.quarantined(manager, origin),
    );
    return [...new Set([...believed, ...aside])];
  }

  private async ask(client: PeerClient, run: PullRun, places: readonly number[]): Promise<void> {
    for await (const line of client.lines(run.peer, `/federation/envelopes?places=${places.join(',')}`)) {
      if (isEnvelope(line)) await this.taker.gather(run, line);
    }
    await this.taker.flush(run);
    await run.written;
  }
}
