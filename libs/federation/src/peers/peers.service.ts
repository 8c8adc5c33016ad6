import { Inject, Injectable } from '@nestjs/common';

import { describeState } from '#access';
import { Transactions } from '#database';
import { MembershipDirectory } from '#membership';

import { FEDERATION_OPTIONS, type FederationOptions } from '../federation-options.js';
import { MirrorStore } from '../mirror/mirror.store.js';
import { type PullReport } from '../mirror/pull.service.js';
import { Acknowledgements } from '../owner/acknowledgements.service.js';
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
    private readonly acknowledgements: Acknowledgements,
    @Inject(FEDERATION_OPTIONS) private readonly options: FederationOptions,
  ) {}

  /** @param state whose words are counted */
  async all(state: string): Promise<PeerNode[]> {
    const membership = this.directory.current();
    const peers = peersOf(membership, this.options.origin, this.options.clock.now());
    const { logs, times } = await this.transactions.run({ role: 'worker' }, async (manager) => ({
      logs: new Map((await this.mirrors.logs(manager)).map((log) => [log.origin, log])),
      times: new Map((await manager.query<Times[]>(TIMES)).map((one) => [one.origin, one])),
    }));
    const outstanding = await this.acknowledgements.outstanding(state);
    return peers.map(({ origin, url, states }) => {
      const [log, time] = [logs.get(origin), times.get(origin)];
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
        frozen: (log?.frozen ?? null) !== null,
        askedAt: time?.askedAt ?? undefined,
        outstanding: outstanding.get(origin) ?? 0,
      });
    });
  }
}

export function describePull({ origin, entries, outcomes, failure }: PullReport): Pull {
  const counted = Object.entries(outcomes).map(([outcome, count]) => ({ outcome, count }));
  return Object.assign(new Pull(), { origin, entries, outcomes: counted, failure });
}
