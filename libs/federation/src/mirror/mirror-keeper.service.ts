import { Inject, Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { MirroredRecords, type MirroredStatement } from '#intake';
import { type RootHistory } from '#membership';
import { isManifestKind, openDisclosures, parseStatement } from '#statement';

import type { Envelope } from '../core/envelope.js';
import { openGrant } from '../core/grant.js';
import { FEDERATION_OPTIONS, type FederationOptions } from '../federation-options.js';
import { EnvelopeStore, type HeldEnvelope } from './envelope.store.js';
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
    const held = await this.envelopes.seqOf(manager, origin, envelope.index);
    if (held !== undefined && held >= envelope.seq) return 'unchanged';
    const common = { origin, index: envelope.index, seq: envelope.seq, statementId: entry.statementId ?? '' };
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
      if (entry.statementId === null) return `refused: ${refused}`;
      // What was granted before stands no longer either: the owner has said something else since.
      const nothing = { ...common, ref: null, grant: '', disclosures: [], refused };
      await this.envelopes.keep(manager, nothing, now);
      await this.project(manager, common.statementId, history);
      return `refused: ${refused}`;
    }
    await this.project(manager, common.statementId, history);
    return 'accepted';
  }

  /** Makes what readers see of the record anew, from all that is held about it. */
  private async project(manager: EntityManager, statementId: string, history: RootHistory): Promise<void> {
    const recordId = await this.envelopes.recordOf(manager, statementId);
    if (recordId === undefined) return;
    const said: MirroredStatement[] = [];
    for (const held of await this.envelopes.about(manager, recordId)) {
      const statement = await this.open(manager, held, history);
      if (statement) said.push(statement);
    }
    const [first] = said;
    const head = first?.logged.parts.get('head')?.value as { kind: string } | undefined;
    if (first && head && isManifestKind(head.kind as never)) return this.records.say(manager, first);
    // Nothing is shown of a record whose decision is not held.
    const isOpened = first?.logged.entry.statementId === recordId;
    await this.records.replace(manager, recordId, isOpened ? said : []);
  }

  private async open(
    manager: EntityManager,
    { origin, index, grant: text, disclosures }: HeldEnvelope,
    history: RootHistory,
  ): Promise<MirroredStatement | undefined> {
    const entry = await this.mirrors.entry(manager, origin, index);
    if (!entry || disclosures.length === 0) return undefined;
    const grant = await openGrant(text, this.ends(origin), this.keyFor(origin, history));
    return mirroredStatement(origin, entry, grant, openDisclosures(parseStatement(entry.entry), disclosures));
  }

  private ends(origin: string) {
    return { from: origin, to: this.options.origin };
  }

  private keyFor(origin: string, history: RootHistory) {
    return (kid: string, at: Date) => history.nodeKey(origin, kid, at);
  }
}
