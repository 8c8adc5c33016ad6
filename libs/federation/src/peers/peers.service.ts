import { Inject, Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { describeState } from '#access';
import { Transactions } from '#database';
import { QuorumStore } from '#ledger';
import { MembershipDirectory } from '#membership';

import { FEDERATION_OPTIONS, type FederationOptions } from '../federation-options.js';
import { ForkStore } from '../forks/fork.store.js';
import { type MirrorLog, MirrorStore } from '../mirror/mirror.store.js';
import type { PullReport } from '../mirror/pull-report.js';
import { Acknowledgements } from '../owner/acknowledgements.service.js';
import { type Peer, peersOf } from '../peer.js';
import { PeerNode, Pull } from './peer.type.js';

/** How this node stands with another. */
export interface PeerFacts extends Peer {
  /** Entries that were verified and are held. */
  readonly size: number;
  /** Entries that its log has, by the newest checkpoint that was verified. */
  readonly seenSize: number;
  readonly pulledAt: Date | null;
  readonly leaseUntil: Date | null;
  readonly failure: string | null;
  readonly failures: number;
  readonly nextAt: Date | null;
  readonly frozen: boolean;
  readonly askedAt: Date | null;
}

export interface PutAside {
  readonly origin: string;
  /** An error code. */
  readonly reason: string;
  readonly count: number;
}

interface Times {
  readonly origin: string;
  readonly until: Date | null;
  readonly askedAt: Date | null;
}

const TIMES = `
  SELECT coalesce(lease.origin, peer.origin) AS origin, lease.until, peer.asked_at AS "askedAt"
    FROM mirror_lease lease FULL JOIN peer USING (origin)`;

const PUT_ASIDE = `
  SELECT origin, refused AS reason, count(*)::int
    FROM (SELECT origin, refused FROM mirror_envelope UNION ALL SELECT origin, refused FROM mirror_entry) held
   WHERE refused IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2`;

/** The other nodes of the root, with what this node knows of each. */
@Injectable()
export class Peers {
  constructor(
    private readonly directory: MembershipDirectory,
    private readonly transactions: Transactions,
    private readonly mirrors: MirrorStore,
    private readonly acknowledgements: Acknowledgements,
    private readonly quorums: QuorumStore,
    private readonly forks: ForkStore,
    @Inject(FEDERATION_OPTIONS) private readonly options: FederationOptions,
  ) {}

  /** @param state whose words are counted */
  async all(state: string): Promise<PeerNode[]> {
    const membership = this.directory.current();
    const outstanding = await this.acknowledgements.outstanding(state);
    const { quorums, forks } = await this.transactions.run({ role: 'worker' }, (manager) =>
      this.proved(manager),
    );
    return (await this.facts()).map(({ states, pulledAt, leaseUntil, failure, nextAt, askedAt, ...same }) => {
      const [quorum, fork] = [quorums.get(same.origin), forks.get(same.origin)];
      return Object.assign(new PeerNode(), {
        ...same,
        outstanding: outstanding.get(same.origin) ?? 0,
        states: states.map((code) => describeState(code, membership)),
        pulledAt: pulledAt ?? undefined,
        leaseUntil: leaseUntil ?? undefined,
        failure: failure ?? undefined,
        nextAttemptAt: nextAt ?? undefined,
        witnessedSize: quorum?.size,
        witnessedAt: quorum?.witnessedAt,
        frozen: same.frozen || fork !== undefined,
        forkEvidence: fork && JSON.stringify(fork.evidence),
        askedAt: askedAt ?? undefined,
      });
    });
  }

  /** @throws DatabaseError DATABASE_UNAVAILABLE */
  async facts(): Promise<PeerFacts[]> {
    const peers = peersOf(this.directory.current(), this.options.origin, this.options.clock.now());
    const { logs, times } = await this.transactions.run({ role: 'worker' }, async (manager) => ({
      logs: new Map((await this.mirrors.logs(manager)).map((log) => [log.origin, log])),
      times: new Map((await manager.query<Times[]>(TIMES)).map((one) => [one.origin, one])),
    }));
    return peers.map((peer) => factsOf(peer, logs.get(peer.origin), times.get(peer.origin)));
  }

  /** What of other nodes was put aside because it does not hold, by node and reason. For operators alone. */
  putAside(): Promise<PutAside[]> {
    return this.transactions.run({ role: 'worker' }, (manager) => manager.query(PUT_ASIDE));
  }

  private async proved(manager: EntityManager) {
    return {
      quorums: byOrigin(await this.quorums.all(manager)),
      // Of several proofs the first: one is enough.
      forks: byOrigin((await this.forks.all(manager)).toReversed()),
    };
  }
}

function byOrigin<Row extends { readonly origin: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.origin, row]));
}

function factsOf(peer: Peer, log: MirrorLog | undefined, times: Times | undefined): PeerFacts {
  return {
    ...peer,
    size: log?.frontier.size ?? 0,
    seenSize: log?.seenSize ?? 0,
    pulledAt: log?.pulledAt ?? null,
    leaseUntil: times?.until ?? null,
    failure: log?.failure ?? null,
    failures: log?.failures ?? 0,
    nextAt: log?.nextAt ?? null,
    frozen: (log?.frozen ?? null) !== null,
    askedAt: times?.askedAt ?? null,
  };
}

export function describePull({ origin, entries, outcomes, failure }: PullReport): Pull {
  const counted = Object.entries(outcomes).map(([outcome, count]) => ({ outcome, count }));
  return Object.assign(new Pull(), { origin, entries, outcomes: counted, failure });
}
