import { Inject, Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { together } from '#database';
import { type FollowedLog, FollowedLogs } from '#intake';
import type { SearchedLog } from '#journal/core';
import { type Clock, epochSeconds } from '#kernel';
import { CheckpointStore, LedgerStore, type QuorumCheckpoint, QuorumStore } from '#ledger';
import { EMPTY_ROOT } from '#ledger/core';
import { MembershipDirectory } from '#membership';

import type { Moment } from '../moment.js';
import { PRECEDENTS_CLOCK } from '../precedents-clock.js';
import { judgeFollowing } from './judge-following.js';
import { WithheldRecords } from './withheld-record.store.js';

type Place = Pick<SearchedLog, 'origin' | 'size' | 'root' | 'checkpoint'>;

/** The logs that an answer covers: that of each state of the register, its own first. */
@Injectable()
export class SearchedLogs {
  constructor(
    private readonly ledger: LedgerStore,
    private readonly checkpoints: CheckpointStore,
    private readonly quorum: QuorumStore,
    private readonly followed: FollowedLogs,
    private readonly withheld: WithheldRecords,
    private readonly directory: MembershipDirectory,
    @Inject(PRECEDENTS_CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * As far as they had come at the moment that is asked about; how fresh they are is said as of now. Read before the
   * search: what comes in meanwhile may be found, and is never claimed to have been searched.
   */
  async at(manager: EntityManager, moment: Moment): Promise<SearchedLog[]> {
    const now = this.clock.now();
    const followed = await this.followed.at(manager, moment.knownAt);
    const [own, withheld, quorums] = await together([
      this.own(manager, moment, now),
      this.withheld.counts(manager),
      this.quorum.all(manager),
    ]);
    const witnessed = new Map(quorums.map((one) => [one.origin, quorumOf(one, moment, now)]));
    const homes = this.homes(now);
    const following = { freshness: 'own', reasons: [], pulledAt: null, withheld: null } as const;
    const first = {
      ...own,
      witnessed: witnessed.get(own.origin) ?? null,
      following: { states: homes.get(own.origin) ?? [], ...following },
    };
    const others = [...homes].filter(([origin]) => origin !== own.origin);
    return [
      first,
      ...others.map(([origin, states]) => {
        const log = followed.get(origin);
        const held = withheld.get(origin);
        const kept = held ? { records: held.records, until: epochSeconds(held.until) } : null;
        const pulledAt = log?.pulledAt ? epochSeconds(log.pulledAt) : null;
        const judged = judgeFollowing(log, now);
        return {
          ...place(origin, log, now),
          witnessed: witnessed.get(origin) ?? null,
          following: { states, ...judged, pulledAt, withheld: kept },
        };
      }),
    ];
  }

  private async own(manager: EntityManager, { past, knownAt }: Moment, now: Date): Promise<Place> {
    const [present, newest] = await together([
      this.ledger.position(manager),
      this.checkpoints.newest(manager),
    ]);
    const { origin } = present;
    const size = past ? await this.ledger.sizeAt(manager, knownAt) : present.size;
    const root = base64(past ? await this.ledger.rootAt(manager, size) : present.rootHash);
    return { origin, size, root, checkpoint: newest && checkpointOf(newest.size, newest.signedAt, now) };
  }

  /** The home logs of the members, by origin, each with its states. */
  private homes(at: Date): Map<string, string[]> {
    const membership = this.directory.current();
    const homes = new Map<string, string[]>();
    for (const state of membership.memberStates()) {
      const origin = membership.homeLog(state);
      if (origin === undefined || !membership.isMember(state, at)) continue;
      homes.set(origin, [...(homes.get(origin) ?? []), state]);
    }
    return new Map([...homes].sort(([left], [right]) => (left < right ? -1 : 1)));
  }
}

function place(origin: string, log: FollowedLog | undefined, now: Date): Place {
  const size = log?.size ?? 0;
  const root = base64(log?.rootHash ?? EMPTY_ROOT);
  return { origin, size, root, checkpoint: log?.reachedAt ? checkpointOf(size, log.reachedAt, now) : null };
}

function checkpointOf(size: number, at: Date, now: Date): SearchedLog['checkpoint'] {
  const signedAt = epochSeconds(at);
  return { size, signedAt, age: secondsSince(signedAt, now) };
}

/** Only the newest is kept: of a moment before it nothing is known. */
function quorumOf(
  { size, witnessedAt }: QuorumCheckpoint,
  { past, knownAt }: Moment,
  now: Date,
): SearchedLog['witnessed'] {
  if (past && witnessedAt > knownAt) return null;
  const at = epochSeconds(witnessedAt);
  return { size, witnessedAt: at, age: secondsSince(at, now) };
}

/** None where another clock was ahead of this one. */
function secondsSince(seconds: number, now: Date): number {
  return Math.max(0, epochSeconds(now) - seconds);
}

function base64(hash: Uint8Array | undefined): string {
  return Buffer.from(hash ?? []).toString('base64');
}
