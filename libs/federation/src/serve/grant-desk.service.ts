import { Inject, Injectable } from '@nestjs/common';

import { Transactions } from '#database';
import { CheckpointStore, LedgerStore } from '#ledger';
import type { Signer } from '#ledger/core';
import { MembershipDirectory, mustNotBeExpired } from '#membership';

import type { Envelope, StreamHead, StreamLine } from '../core/envelope.js';
import { issueGrant } from '../core/grant.js';
import { issueLease } from '../core/lease.js';
import { FEDERATION_OPTIONS, type FederationOptions, newId, nodeSigner } from '../federation-options.js';
import { type Peer, peersOf } from '../peer.js';
import { gatherGrants, gatherParts } from './gather-grants.js';
import { GivenLines } from './given-lines.service.js';
import { GrantedRows } from './granted-rows.store.js';
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
    private readonly given: GivenLines,
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
    yield await this.head(peer, signer);
    let last = after;
    for (;;) {
      const page = await this.page(peer, last);
      yield* await this.give(peer, page, signer);
      last = page.at(-1)?.seq ?? last;
      if (page.length < PAGE) break;
    }
    yield { end: last };
  }

  /**
   * The newest words on the statements at these places of the log, for a node that could make nothing of what it got.
   * @throws FederationError PEER_NO_KEY
   */
  async *anew(peer: Peer, places: readonly number[]): AsyncGenerator<StreamLine> {
    const signer = nodeSigner(this.options);
    yield await this.head(peer, signer);
    const page = await this.transactions.run({ role: 'intake' }, (manager) =>
      this.envelopes.at(manager, peer.origin, places),
    );
    yield* await this.give(peer, page, signer);
    yield { end: page.at(-1)?.seq ?? 0 };
  }

  /** Numbers for every node what has changed for it, so that owners see what one that does not ask still owes. */
  async noticeAll(): Promise<void> {
    const peers = peersOf(this.directory.current(), this.options.origin, this.options.clock.now());
    for (const peer of peers) await this.notice(peer);
  }

  private async head(peer: Peer, signer: Signer): Promise<StreamHead> {
    await this.notice(peer);
    const checkpoint = await this.transactions.run({ role: 'intake' }, async (manager) => {
      await this.envelopes.asked(manager, peer.origin, this.options.clock.now());
      return this.checkpoints.newest(manager);
    });
    const lease = await issueLease(signer, this.ends(peer), this.issue());
    return { checkpoint: checkpoint?.note ?? null, lease };
  }

  /** Notices what has changed for the peer since the round before. Nothing is worked out when nothing has. */
  private async notice(peer: Peer): Promise<void> {
    const now = this.options.clock.now();
    const before = await this.standing(peer);
    const basis = await this.basis(peer, now);
    const isDue = before?.until != null && new Date(before.until) <= now;
    const sameRules = before?.root === basis.root && String(before.states) === String(basis.states) && !isDue;
    if (sameRules && before.size === basis.size) return;
    const records = sameRules ? await this.spokenOf(before.size) : null;
    const granted = gatherParts(
      await this.seenBy(peer, (state) => this.rows.digestsVisibleTo(state, records)),
    );
    await this.transactions.run({ role: 'intake' }, async (manager) => {
      const looked = records && (await manager.query<{ index: number }[]>(ABOUT, [records]));
      const indexes = looked?.map(({ index }) => index);
      await this.envelopes.number(manager, peer.origin, granted, basis, { indexes, now });
    });
  }

  /** What the last round went by. */
  private standing({ origin }: Peer): Promise<Basis | undefined> {
    return this.transactions.run(
      { role: 'intake' },
      async (manager) => (await this.envelopes.find(manager, origin))?.basis ?? undefined,
    );
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

  /** What each state that the peer hosts sees, asked one after the other. */
  private async seenBy<Row>(
    { states }: Peer,
    look: (state: string) => Promise<Row[]>,
  ): Promise<Map<string, Row[]>> {
    const seen = new Map<string, Row[]>();
    for (const state of states) seen.set(state, await look(state));
    return seen;
  }

  private page(peer: Peer, after: number): Promise<NumberedEnvelope[]> {
    return this.transactions.run({ role: 'intake' }, (manager) =>
      this.envelopes.after(manager, peer.origin, after, PAGE),
    );
  }

  /**
   * As it is at this moment: what was narrowed since it was numbered is not sent any more. The journals of the owners
   * have their lines before any of it leaves.
   */
  private async give(peer: Peer, page: readonly NumberedEnvelope[], signer: Signer): Promise<Envelope[]> {
    const indexes = page.map(({ index }) => index);
    const read = new Set<string>();
    const seen = await this.seenBy(peer, async (state) => {
      const rows = await this.rows.visibleTo(state, indexes, read);
      for (const { digest } of rows) read.add(digest);
      return rows;
    });
    const granted = gatherGrants(seen);
    const byIndex = new Map(granted.map((grant) => [grant.index, grant]));
    const ids = await this.given.write(peer, indexes, new Set(byIndex.keys()));
    return Promise.all(
      page.map(async ({ seq, index }) => {
        const { parts = {}, disclosures = [] } = byIndex.get(index) ?? {};
        const grant = { index, statement: ids.get(index) ?? '', seq, parts };
        return {
          seq,
          index,
          grant: await issueGrant(signer, grant, this.ends(peer), this.issue()),
          disclosures,
        };
      }),
    );
  }

  private ends({ origin }: Peer) {
    return { from: this.options.origin, to: origin };
  }

  private issue() {
    return { now: this.options.clock.now(), id: newId(this.options) };
  }
}
