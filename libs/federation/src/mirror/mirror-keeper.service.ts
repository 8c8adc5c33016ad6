import { Inject, Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { MirroredRecords, headOf } from '#intake';
import { type RootHistory } from '#membership';
import { isManifestKind } from '#statement';

import type { Envelope } from '../core/envelope.js';
import { FEDERATION_OPTIONS, type FederationOptions } from '../federation-options.js';
import { EnvelopeStore, type HeldWord } from './envelope.store.js';
import { MirrorStore } from './mirror.store.js';
import { mirroredStatement } from './mirrored-statement.js';
import { openEnvelope, refusalOf } from './take-envelope.js';

/** What became of one envelope. `refused: CODE` is kept aside, `deferred` is asked for again. */
export type Outcome = 'accepted' | 'unchanged' | 'deferred' | `refused: ${string}`;

/** Takes verified envelopes into the register. One that does not hold is kept aside and stops no other. */
@Injectable()
export class MirrorKeeper {
  constructor(
    private readonly mirrors: MirrorStore,
    private readonly envelopes: EnvelopeStore,
    private readonly records: MirroredRecords,
    @Inject(FEDERATION_OPTIONS) private readonly options: FederationOptions,
  ) {}

  async take(
    manager: EntityManager,
    origin: string,
    envelope: Envelope,
    history: RootHistory,
  ): Promise<Outcome> {
    const entry = await this.mirrors.entry(manager, origin, envelope.index);
    if (!entry) return 'deferred';
    const held = await this.envelopes.word(manager, origin, envelope.index);
    if (held && !isNewer(envelope, held)) return 'unchanged';
    const common = { origin, index: envelope.index, seq: envelope.seq, statementId: entry.statementId };
    const now = this.options.clock.now();
    try {
      const { ref } = await openEnvelope(envelope, entry, this.ends(origin), this.keyFor(origin, history));
      const { grant, disclosures } = envelope;
      await this.envelopes.keep(
        manager,
        { ...common, ref: ref ?? null, grant, disclosures, refused: null },
        now,
      );
    } catch (error) {
      const refused = refusalOf(error);
      // What was granted before stands no longer either: the owner has said something else since.
      const nothing = { ...common, ref: null, grant: '', disclosures: [], refused };
      await this.envelopes.keep(manager, nothing, now);
      await this.project(manager, common.statementId);
      return `refused: ${refused}`;
    }
    await this.project(manager, common.statementId);
    return 'accepted';
  }

  /** Makes what readers see of the record anew, from all that is held about it. */
  private async project(manager: EntityManager, statementId: string | null): Promise<void> {
    if (statementId === null) return;
    const recordId = await this.envelopes.recordOf(manager, statementId);
    if (recordId === undefined) return;
    const said = (await this.envelopes.about(manager, recordId)).map(mirroredStatement);
    const [first] = said;
    if (first && isManifestKind(headOf(first.logged).kind)) return this.records.say(manager, first);
    // Nothing is shown of a record whose decision is not held.
    const isOpened = first?.logged.entry.statementId === recordId;
    await this.records.replace(manager, recordId, isOpened ? said : []);
  }

  private ends(origin: string) {
    return { from: origin, to: this.options.origin };
  }

  private keyFor(origin: string, history: RootHistory) {
    return (kid: string, at: Date) => history.nodeKey(origin, kid, at);
  }
}

/** A word that was put aside may be said again. */
function isNewer({ seq }: Envelope, held: HeldWord): boolean {
  return seq > held.seq || (seq === held.seq && held.refused !== null);
}
