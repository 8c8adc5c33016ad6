import { Inject, Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { Transactions } from '#database';
import { MirroredRecords, type MirroredStatement, headOf } from '#intake';
import { type RootHistory } from '#membership';
import { isManifestKind } from '#statement';

import type { Envelope } from '../core/envelope.js';
import { FEDERATION_OPTIONS, type FederationOptions } from '../federation-options.js';
import { EnvelopeStore, type HeldEnvelope, type HeldWord } from './envelope.store.js';
import { type HeldEntry, MirrorStore } from './mirror.store.js';
import { mirroredStatement } from './mirrored-statement.js';
import { type OpenedEnvelope, openEnvelope, refusalOf } from './take-envelope.js';

/** What became of one envelope. `refused: CODE` is kept aside, `deferred` is asked for again. */
export type Outcome = 'accepted' | 'unchanged' | 'deferred' | `refused: ${string}`;

/** An envelope that was held against its entry: what is kept of it, and what it opens when it holds. */
export interface Judged {
  readonly outcome: Outcome;
  readonly kept?: HeldEnvelope;
  readonly opened?: OpenedEnvelope;
}

/** Takes envelopes into the register. One that does not hold is kept aside and stops no other. */
@Injectable()
export class MirrorKeeper {
  constructor(
    private readonly transactions: Transactions,
    private readonly mirrors: MirrorStore,
    private readonly envelopes: EnvelopeStore,
    private readonly records: MirroredRecords,
    @Inject(FEDERATION_OPTIONS) private readonly options: FederationOptions,
  ) {}

  /**
   * Verifies them all at the same time: signatures are verified beside the process's own thread, and outside of any
   * transaction, so that an embedded database has its one connection free for those before them.
   */
  async judge(origin: string, envelopes: readonly Envelope[], history: RootHistory): Promise<Judged[]> {
    const indexes = envelopes.map(({ index }) => index);
    const entries = await this.transactions.run({ role: 'worker' }, (manager) =>
      this.mirrors.entriesAt(manager, origin, indexes),
    );
    return Promise.all(envelopes.map((one) => this.judgeOne(one, entries.get(one.index), origin, history)));
  }

  /** One outcome for each, in their order; all with a fixed number of statements, but for what was said later. */
  async take(manager: EntityManager, origin: string, judged: readonly Judged[]): Promise<Outcome[]> {
    const indexes = judged.flatMap(({ kept }) => kept?.index ?? []);
    const words = await this.envelopes.wordsAt(manager, origin, indexes);
    const kept = new Map<number, HeldEnvelope>();
    const opened = new Map<string, OpenedEnvelope>();
    const outcomes = judged.map(({ outcome, kept: one, opened: what }): Outcome => {
      if (!one) return outcome;
      const held = words.get(one.index);
      if (held && !isNewer(one, held)) return 'unchanged';
      words.set(one.index, one);
      // A statement is about what it is about also when nothing is granted of it any more.
      kept.set(one.index, { ...one, ref: one.ref ?? kept.get(one.index)?.ref ?? null });
      if (one.statementId === null) return outcome;
      if (what) opened.set(one.statementId, what);
      else opened.delete(one.statementId);
      return outcome;
    });
    await this.envelopes.keep(manager, [...kept.values()], this.options.clock.now());
    const ids = [...kept.values()].flatMap(({ statementId }) => statementId ?? []);
    if (ids.length > 0) await this.project(manager, ids, opened);
    return outcomes;
  }

  private async judgeOne(
    envelope: Envelope,
    entry: HeldEntry | undefined,
    origin: string,
    history: RootHistory,
  ): Promise<Judged> {
    if (!entry) return { outcome: 'deferred' };
    const { index, seq, grant, disclosures } = envelope;
    const common = { origin, index, seq, statementId: entry.statementId };
    const keyFor = (kid: string, at: Date) => history.nodeKey(origin, kid, at);
    try {
      const opened = await openEnvelope(envelope, entry, { from: origin, to: this.options.origin }, keyFor);
      const kept = { ...common, ref: opened.ref ?? null, grant, disclosures, refused: null };
      return { outcome: 'accepted', kept, opened };
    } catch (error) {
      const refused = refusalOf(error);
      const outcome = `refused: ${refused}` as const;
      // What was granted before stands no longer either: the owner has said something else since.
      return { outcome, kept: { ...common, ref: null, grant: '', disclosures: [], refused } };
    }
  }

  /** Makes what readers see of the records of these statements anew, from all that is held about each. */
  private async project(
    manager: EntityManager,
    statementIds: readonly string[],
    opened: ReadonlyMap<string, OpenedEnvelope>,
  ): Promise<void> {
    const recordIds = await this.envelopes.recordsOf(manager, statementIds);
    const held = await this.envelopes.about(manager, recordIds, [...opened.keys()]);
    const about = Map.groupBy(held, ({ recordId }) => recordId);
    const records = new Map<string, readonly MirroredStatement[]>();
    for (const recordId of recordIds) {
      const said = (about.get(recordId) ?? []).map((one) =>
        mirroredStatement(one, opened.get(one.statementId)),
      );
      const [first] = said;
      if (first && isManifestKind(headOf(first.logged).kind)) await this.records.say(manager, first);
      // Nothing is shown of a record whose decision is not held.
      else records.set(recordId, first?.logged.entry.statementId === recordId ? said : []);
    }
    if (records.size > 0) await this.records.replace(manager, records);
  }
}

/** A word that was put aside may be said again. */
function isNewer({ seq }: Envelope, held: HeldWord): boolean {
  return seq > held.seq || (seq === held.seq && held.refused !== null);
}
