import { createHash } from 'node:crypto';

import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { canonicalText } from '#kernel';

import type { ToldOutcomes } from '../core/told-outcomes.js';
import type { GatheredParts } from './gather-grants.js';
import { type Parts, type StandingWord, weighWord } from './weigh-word.js';

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

interface NewWord extends NumberedEnvelope {
  readonly digest: string;
  readonly parts: Parts;
}

const FIND = 'SELECT seq::float8 AS seq, basis FROM peer WHERE origin = $1';
const LOCK = `${FIND} FOR UPDATE`;
const ADD = 'INSERT INTO peer (origin) VALUES ($1) ON CONFLICT DO NOTHING';
const HELD = `
  SELECT log_index::float8 AS index, digest FROM peer_envelope
   WHERE origin = $1 AND ($2::bigint[] IS NULL OR log_index = ANY($2))`;
const STANDING = `
  SELECT log_index::float8 AS index, parts, narrows, since, outcome FROM peer_envelope
   WHERE origin = $1 AND log_index = ANY($2::bigint[])`;
const NUMBER = `
  INSERT INTO peer_envelope (origin, log_index, seq, digest, parts, narrows, since)
  SELECT $1, made.index, made.seq, decode(made.digest, 'hex'), made.parts, made.narrows, made.since
    FROM jsonb_to_recordset($2) AS made (index bigint, seq bigint, digest text, parts jsonb, narrows boolean,
                                         since timestamptz)
  ON CONFLICT (origin, log_index) DO UPDATE
    SET seq = excluded.seq, digest = excluded.digest, parts = excluded.parts, narrows = excluded.narrows,
        since = excluded.since, outcome = NULL, answered_at = NULL`;
const FINISH = 'UPDATE peer SET seq = $2, basis = $3 WHERE origin = $1';
const AFTER = `
  SELECT seq::float8 AS seq, log_index::float8 AS index FROM peer_envelope
   WHERE origin = $1 AND seq > $2 ORDER BY seq LIMIT $3`;
const AT_PLACES = `
  SELECT seq::float8 AS seq, log_index::float8 AS index FROM peer_envelope
   WHERE origin = $1 AND log_index = ANY($2::bigint[]) ORDER BY seq`;
const ASKED = 'UPDATE peer SET asked_at = $2 WHERE origin = $1';
/** A number that no word has any more was replaced meanwhile: only the newest word is answered to. */
const ANSWER = `
  UPDATE peer_envelope SET outcome = said.outcome, answered_at = $3
    FROM jsonb_to_recordset($2) AS said (seq bigint, outcome text)
   WHERE origin = $1 AND peer_envelope.seq = said.seq AND peer_envelope.outcome IS DISTINCT FROM said.outcome`;
const ACKNOWLEDGE = `
  UPDATE peer SET acknowledged = greatest(acknowledged, least($2::bigint, seq)) WHERE origin = $1`;

/** Nobody of the peer sees anything of the statement any more. */
const NOTHING = { digest: digestOf({ parts: {} }), parts: {} };

/** Which word on which statement each peer was given; the words themselves are worked out anew when they are sent. */
@Injectable()
export class PeerEnvelopes {
  async find(manager: EntityManager, origin: string): Promise<PeerRow | undefined> {
    const [row] = await manager.query<PeerRow[]>(FIND, [origin]);
    return row;
  }

  /**
   * Numbers what has changed since the round before.
   * @param round the statements looked at, undefined for all; and when
   */
  async number(
    manager: EntityManager,
    origin: string,
    granted: readonly GatheredParts[],
    basis: Basis,
    { indexes, now: at }: { readonly indexes: readonly number[] | undefined; readonly now: Date },
  ): Promise<void> {
    await manager.query(ADD, [origin]);
    const [peer] = await manager.query<PeerRow[]>(LOCK, [origin]);
    const held = await manager.query<{ index: number; digest: Buffer }[]>(HELD, [origin, indexes ?? null]);
    const before = new Map(held.map(({ index, digest }) => [index, digest.toString('hex')]));
    const now = new Map(
      granted.map((grant) => [grant.index, { digest: digestOf(grant), parts: grant.parts }]),
    );
    for (const index of before.keys()) if (!now.has(index)) now.set(index, NOTHING);
    let seq = peer?.seq ?? 0;
    const changed = [...now]
      .filter(([index, { digest }]) => before.get(index) !== digest)
      .sort(([left], [right]) => left - right)
      .map(([index, word]) => ({ index, seq: (seq += 1), ...word }));
    await this.write(manager, origin, changed, at);
    await manager.query(FINISH, [origin, seq, JSON.stringify(basis)]);
  }

  private async write(
    manager: EntityManager,
    origin: string,
    changed: readonly NewWord[],
    at: Date,
  ): Promise<void> {
    if (changed.length === 0) return;
    const indexes = changed.map(({ index }) => index);
    const standing = await manager.query<(StandingWord & { index: number })[]>(STANDING, [origin, indexes]);
    const before = new Map(standing.map((word) => [word.index, word]));
    const words = changed.map((word) => ({ ...word, ...weighWord(before.get(word.index), word.parts, at) }));
    await manager.query(NUMBER, [origin, JSON.stringify(words)]);
  }

  after(manager: EntityManager, origin: string, seq: number, limit: number): Promise<NumberedEnvelope[]> {
    return manager.query(AFTER, [origin, seq, limit]);
  }

  /** The newest words on the statements at these places of the own log. */
  at(manager: EntityManager, origin: string, indexes: readonly number[]): Promise<NumberedEnvelope[]> {
    return manager.query(AT_PLACES, [origin, indexes]);
  }

  async asked(manager: EntityManager, origin: string, at: Date): Promise<void> {
    await manager.query(ADD, [origin]);
    await manager.query(ASKED, [origin, at]);
  }

  /** What a node says became of its envelopes. To say it again changes nothing. */
  async answered(manager: EntityManager, origin: string, told: ToldOutcomes, at: Date): Promise<void> {
    const said = Object.entries(told.outcomes).flatMap(([outcome, seqs]) =>
      seqs.map((seq) => ({ seq, outcome })),
    );
    await manager.query(ANSWER, [origin, JSON.stringify(said), at]);
    await manager.query(ACKNOWLEDGE, [origin, told.through]);
  }
}

function digestOf({ parts }: Pick<GatheredParts, 'parts'>): string {
  return createHash('sha256').update(canonicalText(parts)).digest('hex');
}
