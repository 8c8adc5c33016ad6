import { describeState } from '#access';
import type { Following, KnownCheckpoint, KnownQuorum, SearchedLog } from '#journal/core';
import type { Membership } from '#membership';

import { CheckpointAge, LogCoverage, QuorumAge, WithheldCount } from './log-coverage.type.js';

/** What is said of a log by an answer that was given before other nodes' logs were followed. */
const OWN: Following = { states: [], freshness: 'own', reasons: [], pulledAt: null, withheld: null };

export function describeLogs(searched: readonly SearchedLog[], membership: Membership): LogCoverage[] {
  return searched.map(({ origin, size, root, checkpoint, witnessed, following = OWN }) =>
    Object.assign(new LogCoverage(), {
      ...{ origin, size, root },
      states: following.states.map((code) => describeState(code, membership)),
      checkpoint: checkpoint ? describeCheckpoint(checkpoint) : undefined,
      witnessed: witnessed ? describeQuorum(witnessed) : undefined,
      freshness: following.freshness,
      reasons: [...following.reasons],
      pulledAt: following.pulledAt === null ? undefined : instant(following.pulledAt),
      withheld: following.withheld ? describeWithheld(following.withheld) : undefined,
    }),
  );
}

function describeCheckpoint({ size, signedAt, age }: KnownCheckpoint): CheckpointAge {
  return Object.assign(new CheckpointAge(), { size, at: instant(signedAt), age });
}

function describeQuorum({ size, witnessedAt, age }: KnownQuorum): QuorumAge {
  return Object.assign(new QuorumAge(), { size, at: instant(witnessedAt), age });
}

function describeWithheld({ records, until }: NonNullable<Following['withheld']>): WithheldCount {
  return Object.assign(new WithheldCount(), { records, until: instant(until) });
}

function instant(seconds: number): Date {
  return new Date(seconds * 1000);
}
