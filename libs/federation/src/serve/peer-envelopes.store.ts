import { createHash } from 'node:crypto';

import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { canonicalText } from '#kernel';

import type { GatheredGrant } from './gather-grants.js';

/** What a round of grants went by; another round is due when any of it has changed. */
export interface Basis {
  /** Of the own log. */
  readonly size: number;
  readonly root: number;
  readonly states: readonly string[];
  /** When an audience next changes by itself; ISO 8601, null for never. */
  readonly until: string | null;
}

export interface PeerRow {
  readonly seq: number;
  readonly basis: Basis | null;
}

/** One word of the owner on one statement, as it was numbered. */
export interface NumberedEnvelope {
  readonly seq: number;
  readonly index: number;
}

const FIND = 'SELECT seq::float8 AS seq, basis FROM peer WHERE origin = $1';
const LOCK = `${FIND} FOR UPDATE`;
const ADD = 'INSERT INTO peer (origin) VALUES ($1) ON CONFLICT DO NOTHING';
const HELD = `
  SELECT log_index::float8 AS index, digest FROM peer_envelope
   WHERE origin = $1 AND ($2::bigint[] IS NULL OR log_index = ANY($2))`;
const NUMBER = `
  INSERT INTO peer_envelope (origin, log_index, seq, digest)
  SELECT $1, made.index, made.seq, decode(made.digest, 'hex')
    FROM jsonb_to_recordset($2) AS made (index bigint, seq bigint, digest text)
  ON CONFLICT (origin, log_index) DO UPDATE SET seq = excluded.seq, digest = excluded.digest, outcome = NULL`;
const FINISH = 'UPDATE peer SET seq = $2, basis = $3 WHERE origin = $1';
const AFTER = `
  SELECT seq::float8 AS seq, log_index::float8 AS index FROM peer_envelope
   WHERE origin = $1 AND seq > $2 ORDER BY seq LIMIT $3`;
const ASKED = `
  UPDATE peer SET acknowledged = greatest(acknowledged, least($2::bigint, seq)), asked_at = $3 WHERE origin = $1`;

/** Nobody of the peer sees anything of the statement any more. */
const NOTHING = digestOf({ index: 0, statement: '', parts: {}, disclosures: [] });

/** Which word on which statement each peer was given; the words themselves are worked out anew when they are sent. */
@Injectable()
export class PeerEnvelopes {
  async find(manager: EntityManager, origin: string): Promise<PeerRow | undefined> {
    const [row] = await manager.query<PeerRow[]>(FIND, [origin]);
    return row;
  }

  /**
   * Numbers what has changed since the round before.
   * @param indexes the statements looked at; undefined for all
   */
  async number(
    manager: EntityManager,
    origin: string,
    granted: readonly GatheredGrant[],
    basis: Basis,
    indexes: readonly number[] | undefined,
  ): Promise<void> {
    await manager.query(ADD, [origin]);
    const [peer] = await manager.query<PeerRow[]>(LOCK, [origin]);
    const held = await manager.query<{ index: number; digest: Buffer }[]>(HELD, [origin, indexes ?? null]);
    const before = new Map(held.map(({ index, digest }) => [index, digest.toString('hex')]));
    const now = new Map(granted.map((grant) => [grant.index, digestOf(grant)]));
    for (const index of before.keys()) if (!now.has(index)) now.set(index, NOTHING);
    let seq = peer?.seq ?? 0;
    const changed = [...now]
      .filter(([index, digest]) => before.get(index) !== digest)
      .sort(([left], [right]) => left - right)
      .map(([index, digest]) => ({ index, digest, seq: (seq += 1) }));
    if (changed.length > 0) await manager.query(NUMBER, [origin, JSON.stringify(changed)]);
    await manager.query(FINISH, [origin, seq, JSON.stringify(basis)]);
  }

  after(manager: EntityManager, origin: string, seq: number, limit: number): Promise<NumberedEnvelope[]> {
    return manager.query(AFTER, [origin, seq, limit]);
  }

  /** To ask for what comes after a number is to say that all up to it has been taken over. */
  async asked(manager: EntityManager, origin: string, after: number, at: Date): Promise<void> {
    await manager.query(ADD, [origin]);
    await manager.query(ASKED, [origin, after, at]);
  }
}

function digestOf({ parts }: GatheredGrant): string {
  return createHash('sha256').update(canonicalText(parts)).digest('hex');
}
