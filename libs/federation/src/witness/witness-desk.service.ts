import { Inject, Injectable } from '@nestjs/common';

import { type SignedCheckpoint, Witness, type WitnessAnswer, type WitnessedNote } from '#ledger/core';
import { MembershipDirectory } from '#membership';

import { FEDERATION_OPTIONS, type FederationOptions } from '../federation-options.js';
import { FederationError } from '../federation.errors.js';
import { ForkWatch } from '../forks/fork-watch.service.js';
import { WitnessMemory } from './witness-memory.store.js';

/** This node as the witness of every other: its name in signature lines is the origin of its log. */
@Injectable()
export class WitnessDesk {
  constructor(
    private readonly directory: MembershipDirectory,
    private readonly memory: WitnessMemory,
    private readonly forks: ForkWatch,
    @Inject(FEDERATION_OPTIONS) private readonly options: FederationOptions,
  ) {}

  /**
   * Answers a request to cosign (C2SP tlog-witness). Only logs of other nodes of the root are known, and none that has
   * signed two histories.
   * @throws FederationError WITNESS_NO_KEY
   */
  async addCheckpoint(body: string): Promise<WitnessAnswer> {
    const { clock, origin, signers } = this.options;
    const signer = signers.witness();
    if (!signer) throw withoutKey();
    const membership = await this.directory.latest();
    const forked = await this.forks.origins();
    const keysOf = (log: string) => (log === origin || forked.has(log) ? [] : membership.logKeys(log));
    const pairs: [WitnessedNote, SignedCheckpoint][] = [];
    const witness = new Witness(
      origin,
      signer,
      this.memory.at(clock),
      keysOf,
      clock,
      (known, checkpoint) => known && pairs.push([known, checkpoint]),
    );
    const answer = await witness.addCheckpoint(body);
    for (const [known, checkpoint] of pairs) await this.forks.foundBySize(known, checkpoint);
    return answer;
  }

  /** The checkpoint of a log that was last cosigned here, as the log signed it. */
  async lastNote(origin: string): Promise<string | undefined> {
    return (await this.memory.find(origin))?.note;
  }
}

function withoutKey(): FederationError {
  return new FederationError('WITNESS_NO_KEY', 'This node has no key to cosign with now.', {
    advice:
      'Its operator makes one with: grounds keys new --for witness; the members list it in the next root.',
  });
}
