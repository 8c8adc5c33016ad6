import { Inject, Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { describeState } from '#access';
import { Transactions } from '#database';
import { QuorumStore } from '#ledger';
import { MembershipDirectory } from '#membership';

import { FEDERATION_OPTIONS, type FederationOptions } from '../federation-options.js';
import { ForkStore } from '../forks/fork.store.js';
import { MirrorStore } from '../mirror/mirror.store.js';
import { type PullReport } from '../mirror/pull.service.js';
import { peersOf } from '../peer.js';
import { PeerNode, Pull } from './peer.type.js';

interface Times {
  readonly origin: string;
  readonly until: Date | null;
  readonly askedAt: Date | null;
}

const TIMES = `
  SELECT coalesce(lease.origin, peer.origin) AS origin, lease.until, peer.asked_at AS "askedAt"
    FROM mirror_lease lease FULL JOIN peer USING (origin)`;

/** The other nodes of the root, with what this node knows of each. */
@Injectable()
export class Peers {
  constructor(
    private readonly directory: MembershipDirectory,
    private readonly transactions: Transactions,
    private readonly mirrors: MirrorStore,
    private readonly quorums: QuorumStore,
    private readonly forks: ForkStore,
    @Inject(FEDERATION_OPTIONS) private readonly options: FederationOptions,
  ) {}

  async all(): Promise<PeerNode[]> {
    const membership = this.directory.current();
    const peers = peersOf(membership, this.options.origin, this.options.clock.now());
    const { logs, times, quorums, forks } = await this.transactions.run({ role: 'worker' }, (manager) =>
      this.known(manager),
    );
    return peers.map(({ origin, url, states }) => {
      const [log, time, quorum] = [logs.get(origin), times.get(origin), quorums.get(origin)];
      const fork = forks.get(origin);
      return Object.assign(new PeerNode(), {
        origin,
        url,
        states: states.map((code) => describeState(code, membership)),
        size: log?.frontier.size ?? 0,
        pulledAt: log?.pulledAt ?? undefined,
        leaseUntil: time?.until ?? undefined,
        failure: log?.failure ?? undefined,
        failures: log?.failures ?? 0,
        nextAttemptAt: log?.nextAt ?? undefined,
        witnessedSize: quorum?.size,
        witnessedAt: quorum?.witnessedAt,
        frozen: fork !== undefined,
        forkEvidence: fork && JSON.stringify(fork.evidence),
        askedAt: time?.askedAt ?? undefined,
      });
    });
  }

  private async known(manager: EntityManager) {
    return {
      logs: byOrigin(await this.mirrors.logs(manager)),
      times: byOrigin(await manager.query<Times[]>(TIMES)),
      quorums: byOrigin(await this.quorums.all(manager)),
      // Of several proofs the first: one is enough.
      forks: byOrigin((await this.forks.all(manager)).toReversed()),
    };
  }
}

function byOrigin<Row extends { readonly origin: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.origin, row]));
}

export function describePull({ origin, entries, outcomes, failure }: PullReport): Pull {
  const counted = Object.entries(outcomes).map(([outcome, count]) => ({ outcome, count }));
  return Object.assign(new Pull(), { origin, entries, outcomes: counted, failure });
}
