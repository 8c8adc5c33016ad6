import { Injectable } from '@nestjs/common';

import { Transactions } from '#database';

import type { Envelope } from '../core/envelope.js';
import { type Judged, MirrorKeeper } from './mirror-keeper.service.js';
import { MirrorStore } from './mirror.store.js';
import type { PullRun } from './pull-run.js';

/** Envelopes that are taken in one transaction. */
const BATCH = 200;

/** Takes envelopes in batches as they come. */
@Injectable()
export class EnvelopeTaker {
  constructor(
    private readonly transactions: Transactions,
    private readonly mirrors: MirrorStore,
    private readonly keeper: MirrorKeeper,
  ) {}

  async gather(run: PullRun, envelope: Envelope): Promise<void> {
    run.waiting.push(envelope);
    if (run.waiting.length >= BATCH) await this.flush(run);
  }

  /** Some are verified while those before them are being written. */
  async flush(run: PullRun): Promise<void> {
    const taken = run.waiting.splice(0);
    if (taken.length === 0) return;
    const judged = await this.keeper.judge(run.peer.origin, taken, run.history);
    await run.written;
    run.written = this.write(run, taken, judged);
    // Whoever waits for it is told.
    run.written.catch(() => undefined);
  }

  private async write(run: PullRun, taken: readonly Envelope[], judged: readonly Judged[]): Promise<void> {
    const { origin } = run.peer;
    const outcomes = await this.transactions.run({ role: 'intake' }, async (manager) => {
      await this.mirrors.lock(manager, origin);
      const ended = await this.keeper.take(manager, origin, judged);
      await this.mirrors.reach(manager, origin, run.reachedWith(taken, ended));
      return ended;
    });
    for (const [place, envelope] of taken.entries()) {
      const outcome = outcomes[place];
      if (outcome !== undefined) run.ended(envelope, outcome);
    }
  }
}
