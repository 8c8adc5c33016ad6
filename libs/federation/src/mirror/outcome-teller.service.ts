import { Injectable } from '@nestjs/common';

import { Transactions } from '#database';

import { OUTCOMES_MAX, type ToldOutcomes } from '../core/told-outcomes.js';
import type { Peer } from '../peer.js';
import { EnvelopeStore } from './envelope.store.js';
import type { PeerClient } from './peer-client.js';

/** How far a pull came. */
export interface Reached {
  /** Number of the newest word that was taken over, with all before it. */
  readonly seq: number;
  /** Words that wait for an entry of the log, by their numbers. */
  readonly deferred: readonly number[];
}

/** Tells an owner's node what became of its words. What is not delivered goes with the next pull. */
@Injectable()
export class OutcomeTeller {
  constructor(
    private readonly transactions: Transactions,
    private readonly envelopes: EnvelopeStore,
  ) {}

  /**
   * One request, and none when there is nothing to tell. By then what was taken back is deleted: that was committed
   * with the words themselves.
   * @throws FederationError PEER_…
   */
  async tell(client: PeerClient, peer: Peer, { seq, deferred }: Reached): Promise<void> {
    const untold = await this.transactions.run({ role: 'worker' }, (manager) =>
      this.envelopes.untold(manager, peer.origin, OUTCOMES_MAX - 1),
    );
    const waiting = deferred.slice(0, OUTCOMES_MAX - untold.length);
    if (untold.length + waiting.length === 0) return;
    const byOutcome = Map.groupBy(untold, ({ refused }) => (refused ? `refused: ${refused}` : 'accepted'));
    const told: ToldOutcomes = {
      through: untold.length < OUTCOMES_MAX - 1 ? seq : (untold.at(-1)?.seq ?? 0),
      outcomes: {
        ...Object.fromEntries([...byOutcome].map(([outcome, ones]) => [outcome, ones.map((one) => one.seq)])),
        ...(waiting.length > 0 ? { deferred: waiting } : {}),
      },
    };
    await client.post(peer, '/federation/outcomes', told);
    const seqs = untold.map((one) => one.seq);
    await this.transactions.run({ role: 'intake' }, (manager) =>
      this.envelopes.wereTold(manager, peer.origin, seqs),
    );
  }
}
