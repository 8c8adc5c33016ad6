import { Inject, Injectable } from '@nestjs/common';

import { Transactions } from '#database';
import { CheckpointStore, LedgerStore } from '#ledger';
import type { Signer } from '#ledger/core';
import { MembershipDirectory, mustNotBeExpired } from '#membership';

import type { Envelope, StreamLine } from '../core/envelope.js';
import { issueGrant } from '../core/grant.js';
import { issueLease } from '../core/lease.js';
import { FEDERATION_OPTIONS, type FederationOptions, newId, nodeSigner } from '../federation-options.js';
import type { Peer } from '../peer.js';
import { gatherGrants } from './gather-grants.js';
import { type GrantedRow, GrantedRows, type Scope } from './granted-rows.store.js';
import { type Basis, type NumberedEnvelope, PeerEnvelopes } from './peer-envelopes.store.js';

const PAGE = 100;

/** Records that were spoken of since the log had a size; null when a word on circles or exclusions touches them all. */
const SPOKEN_OF = `
  SELECT CASE WHEN EXISTS (SELECT FROM state_circle c JOIN log_entry e USING (arrival) WHERE e.log_index >= $1)
                OR EXISTS (SELECT FROM state_exclusion x JOIN log_entry e USING (arrival) WHERE e.log_index >= $1)
              THEN NULL
              ELSE ARRAY(SELECT DISTINCT s.record_id FROM statement s JOIN log_entry e USING (arrival)
                          WHERE e.log_index >= $1) END AS records`;
const ABOUT = `
  SELECT e.log_index::float8 AS index FROM statement s JOIN log_entry e USING (arrival)
   WHERE s.record_id = ANY($1::text[])`;
const NEXT_CHANGE = `
  SELECT min(at) AS at FROM (
    SELECT since AS at FROM audience_reader WHERE state = ANY($1::text[]) AND since > $2
    UNION ALL SELECT until FROM audience_reader WHERE state = ANY($1::text[]) AND until > $2) change`;

/** Works out, at the owner's node, what each other node gets: exactly what the states that it hosts may see. */
@Injectable()
export class GrantDesk {
  constructor(
    private readonly directory: MembershipDirectory,
    private readonly transactions: Transactions,
    private readonly ledger: LedgerStore,
    private readonly checkpoints: CheckpointStore,
    private readonly rows: GrantedRows,
    private readonly envelopes: PeerEnvelopes,
    @Inject(FEDERATION_OPTIONS) private readonly options: FederationOptions,
  ) {}

  /**
   * Nothing is granted under a root that the members have let expire; what was granted before ends with its lease.
   * @throws MembershipError ROOT_EXPIRED
   */
  requireRoot(): void {
    mustNotBeExpired(this.directory.current().root.payload, this.options.clock.now());
  }

  /**
   * All words on statements after the number `after`, each the newest on its statement.
   * @throws FederationError PEER_NO_KEY
   */
  async *stream(peer: Peer, after: number): AsyncGenerator<StreamLine> {
    const signer = nodeSigner(this.options);
    await this.refresh(peer, after);
    const checkpoint = await this.transactions.run({ role: 'intake' }, (manager) =>
      this.checkpoints.newest(manager),
    );
    yield {
      checkpoint: checkpoint?.note ?? null,
      lease: await issueLease(signer, this.ends(peer), this.issue()),
    };
    let last = after;
    for (;;) {
      const page = await this.page(peer, last);
      for await (const envelope of this.describe(peer, page, signer)) yield envelope;
      last = page.at(-1)?.seq ?? last;
      if (page.length < PAGE) break;
    }
    yield { end: last };
  }

  /** Notices what has changed for the peer since it last asked. Nothing is worked out when nothing has. */
  private async refresh(peer: Peer, after: number): Promise<void> {
    const now = this.options.clock.now();
    const before = await this.asked(peer, after, now);
    const basis = await this.basis(peer, now);
    const isDue = before?.until != null && new Date(before.until) <= now;
    const sameRules = before?.root === basis.root && String(before.states) === String(basis.states) && !isDue;
    if (sameRules && before.size === basis.size) return;
    const records = sameRules ? await this.spokenOf(before.size) : null;
    const granted = gatherGrants(await this.visible(peer, records === null ? 'all' : { records }));
    await this.transactions.run({ role: 'intake' }, async (manager) => {
      const looked = records && (await manager.query<{ index: number }[]>(ABOUT, [records]));
      const indexes = looked?.map(({ index }) => index);
      await this.envelopes.number(manager, peer.origin, granted, basis, indexes);
    });
  }

  /** What the last round went by. */
  private asked({ origin }: Peer, after: number, now: Date): Promise<Basis | undefined> {
    return this.transactions.run({ role: 'intake' }, async (manager) => {
      await this.envelopes.asked(manager, origin, after, now);
      return (await this.envelopes.find(manager, origin))?.basis ?? undefined;
    });
  }

  /** Read before what it is the basis of: what changes in between is noticed in the next round. */
  private basis({ states }: Peer, now: Date): Promise<Basis> {
    const root = this.directory.current().root.payload.version;
    return this.transactions.run({ role: 'intake' }, async (manager) => {
      const { size } = await this.ledger.position(manager);
      const [next] = await this.transactions.as(manager, 'worker', (worker) =>
        worker.query<{ at: Date | null }[]>(NEXT_CHANGE, [states, now]),
      );
      return { size, root, states, until: next?.at?.toISOString() ?? null };
    });
  }

  private async spokenOf(size: number): Promise<readonly string[] | null> {
    const [touched] = await this.transactions.run({ role: 'intake' }, (manager) =>
      manager.query<{ records: string[] | null }[]>(SPOKEN_OF, [size]),
    );
    return touched?.records ?? null;
  }

  private async visible(peer: Peer, scope: Scope): Promise<Map<string, GrantedRow[]>> {
    const seen = new Map<string, GrantedRow[]>();
    for (const state of peer.states) seen.set(state, await this.rows.visibleTo(state, scope));
    return seen;
  }

  private page(peer: Peer, after: number): Promise<NumberedEnvelope[]> {
    return this.transactions.run({ role: 'intake' }, (manager) =>
      this.envelopes.after(manager, peer.origin, after, PAGE),
    );
  }

  /** As it is at this moment: what was narrowed since it was numbered is not sent any more. */
  private async *describe(
    peer: Peer,
    page: readonly NumberedEnvelope[],
    signer: Signer,
  ): AsyncGenerator<Envelope> {
    const indexes = page.map(({ index }) => index);
    const granted = gatherGrants(await this.visible(peer, { indexes }));
    const byIndex = new Map(granted.map((grant) => [grant.index, grant]));
    const ids = await this.statementIds(indexes);
    for (const { seq, index } of page) {
      const { parts = {}, disclosures = [] } = byIndex.get(index) ?? {};
      const grant = { index, statement: ids.get(index) ?? '', seq, parts };
      yield {
        seq,
        index,
        grant: await issueGrant(signer, grant, this.ends(peer), this.issue()),
        disclosures,
      };
    }
  }

  private async statementIds(indexes: readonly number[]): Promise<Map<number, string>> {
    const rows = await this.transactions.run({ role: 'intake' }, (manager) =>
      manager.query<{ index: number; id: string }[]>(
        'SELECT log_index::float8 AS index, statement_id AS id FROM log_entry WHERE log_index = ANY($1::bigint[])',
        [indexes],
      ),
    );
    return new Map(rows.map(({ index, id }) => [index, id]));
  }

  private ends({ origin }: Peer) {
    return { from: this.options.origin, to: origin };
  }

  private issue() {
    return { now: this.options.clock.now(), id: newId(this.options) };
  }
}
