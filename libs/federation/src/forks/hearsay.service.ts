import { Inject, Injectable, Logger } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { isRegisterError } from '#kernel';
import { type NodeStatementClaims, parseNodeStatement, verifyForkEvidence } from '#ledger/core';
import type { RootHistory } from '#membership';

import { FEDERATION_OPTIONS, type FederationOptions } from '../federation-options.js';
import type { MirrorEntry } from '../mirror/mirror.store.js';
import { ForkStore } from './fork.store.js';
import { openNote } from './open-note.js';
import { ToldCheckpoints } from './told-checkpoint.store.js';

/**
 * What other nodes say in their logs about logs. Nothing is believed because they say it: a checkpoint counts when its
 * own log has signed it, and evidence when it proves what it claims.
 */
@Injectable()
export class Hearsay {
  readonly #logger = new Logger(Hearsay.name);

  constructor(
    private readonly told: ToldCheckpoints,
    private readonly forks: ForkStore,
    @Inject(FEDERATION_OPTIONS) private readonly options: FederationOptions,
  ) {}

  /** Keeps what entries of a log tell, in the transaction in which they are kept, so that none is passed over. */
  async listen(
    manager: EntityManager,
    teller: string,
    entries: readonly MirrorEntry[],
    history: RootHistory,
  ): Promise<void> {
    for (const { entry } of entries.filter(({ kind }) => kind === 'node')) {
      const { claims } = parseNodeStatement(entry);
      if (claims.kind === 'heads') await this.takeHeads(manager, teller, claims, history);
      if (claims.kind === 'fork-evidence') await this.takeEvidence(manager, teller, claims, history);
    }
  }

  private async takeHeads(
    manager: EntityManager,
    teller: string,
    { notes }: NodeStatementClaims,
    history: RootHistory,
  ): Promise<void> {
    const now = this.options.clock.now();
    for (const note of Array.isArray(notes) ? (notes as unknown[]) : []) {
      const checkpoint = typeof note === 'string' ? await openNote(note, history) : undefined;
      if (checkpoint && checkpoint.size > 0 && checkpoint.origin !== teller)
        await this.told.add(manager, checkpoint, teller, now);
    }
  }

  private async takeEvidence(
    manager: EntityManager,
    teller: string,
    { evidence }: NodeStatementClaims,
    history: RootHistory,
  ): Promise<void> {
    try {
      const { smaller, pair } = await verifyForkEvidence(evidence, (log) => history.logKeys(log));
      const { origin } = smaller;
      const proved = { origin, pair, evidence: evidence as never, teller };
      if (await this.forks.keep(manager, proved, this.options.clock.now()))
        this.#logger.error(`The log ${origin} has signed two histories, as ${teller} has proved.`);
    } catch (error) {
      if (!isRegisterError(error)) throw error;
      this.#logger.warn(`The node ${teller} has logged evidence of a fork that proves nothing.`);
    }
  }
}
