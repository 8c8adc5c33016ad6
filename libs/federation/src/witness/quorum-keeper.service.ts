import { Inject, Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { QuorumStore } from '#ledger';
import { parseCheckpoint, parseNote } from '#ledger/core';
import { MembershipDirectory, quorumReached } from '#membership';

import { FEDERATION_OPTIONS, type FederationOptions } from '../federation-options.js';

/** Keeps, of the own log and of each mirrored one, the newest checkpoint that the quorum of the root has cosigned. */
@Injectable()
export class QuorumKeeper {
  constructor(
    private readonly directory: MembershipDirectory,
    private readonly store: QuorumStore,
    @Inject(FEDERATION_OPTIONS) private readonly options: FederationOptions,
  ) {}

  /** @param note of a log that was verified */
  async look(manager: EntityManager, note: string): Promise<void> {
    const { origin, size, root: rootHash } = parseCheckpoint(parseNote(note).text);
    const now = this.options.clock.now();
    const witnessedAt = await quorumReached(note, origin, this.directory.current(), now);
    if (witnessedAt) await this.store.keep(manager, { origin, size, rootHash, note, witnessedAt });
  }
}
