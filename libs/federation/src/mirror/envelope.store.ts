import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import type { HeldEntry } from './mirror.store.js';

/** A word of the owner's node on one statement, as it is held here. */
export interface HeldEnvelope {
  readonly origin: string;
  readonly index: number;
  /** Null where the entry could not be believed to be a statement. */
  readonly statementId: string | null;
  /** What the statement is about; null for a decision, and where nothing was granted. */
  readonly ref: string | null;
  readonly seq: number;
  readonly grant: string;
  readonly disclosures: readonly string[];
  /** Why it was not taken over; such an envelope is kept aside. */
  readonly refused: string | null;
}

/** Which word is held, and why it was put aside if it was. */
export type HeldWord = Pick<HeldEnvelope, 'seq' | 'refused'>;

/** The entry of a log together with what was granted of it. */
export type HeldStatement = Pick<HeldEnvelope, 'origin' | 'grant' | 'disclosures'> &
  Pick<HeldEntry, 'statementId' | 'state' | 'entry' | 'arrival' | 'arrivedAt'>;

/** Columns of an envelope `e` and its entry `m`. */
export const HELD_STATEMENT = `
  m.origin, m.statement_id AS "statementId", m.state, m.entry, m.arrival::float8 AS arrival,
  m.arrived_at AS "arrivedAt", e.grant_text AS "grant", e.disclosures`;
const KEEP = `
  INSERT INTO mirror_envelope
    (origin, log_index, statement_id, ref, seq, grant_text, disclosures, refused, received_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  ON CONFLICT (origin, log_index) DO UPDATE
    SET statement_id = excluded.statement_id, ref = coalesce(excluded.ref, mirror_envelope.ref), seq = excluded.seq,
        grant_text = excluded.grant_text, disclosures = excluded.disclosures, refused = excluded.refused,
        received_at = excluded.received_at, told = false`;
/** From a statement up to the decision that opened its record, as far as it is held. */
const ROOT_OF = `
  WITH RECURSIVE above AS (
    SELECT statement_id, ref FROM mirror_envelope WHERE statement_id = $1
    UNION SELECT e.statement_id, e.ref FROM mirror_envelope e JOIN above a ON e.statement_id = a.ref)
  SELECT statement_id AS id FROM above WHERE ref IS NULL LIMIT 1`;
/** From a decision down to everything said about its record, in the order in which it was taken in. */
const ABOUT = `
  WITH RECURSIVE below AS (
    SELECT statement_id FROM mirror_envelope WHERE statement_id = $1
    UNION SELECT e.statement_id FROM mirror_envelope e JOIN below b ON e.ref = b.statement_id)
  SELECT ${HELD_STATEMENT} FROM mirror_envelope e JOIN below USING (statement_id)
    JOIN mirror_entry m USING (origin, log_index)
   WHERE cardinality(e.disclosures) > 0 ORDER BY m.arrival`;

/** What other nodes have granted. Every call takes the caller's transaction. */
@Injectable()
export class EnvelopeStore {
  async keep(manager: EntityManager, envelope: HeldEnvelope, at: Date): Promise<void> {
    const { origin, index, statementId, ref, seq, grant, disclosures, refused } = envelope;
    await manager.query(KEEP, [origin, index, statementId, ref, seq, grant, disclosures, refused, at]);
  }

  /** The word that is held on a statement. */
  async word(manager: EntityManager, origin: string, index: number): Promise<HeldWord | undefined> {
    const [row] = await manager.query<HeldWord[]>(
      'SELECT seq::float8 AS seq, refused FROM mirror_envelope WHERE origin = $1 AND log_index = $2',
      [origin, index],
    );
    return row;
  }

  /** Words that the owner's node has not been told the outcome of, oldest first. */
  untold(manager: EntityManager, origin: string, limit: number): Promise<HeldWord[]> {
    return manager.query(
      `SELECT seq::float8 AS seq, refused FROM mirror_envelope
        WHERE origin = $1 AND NOT told ORDER BY seq LIMIT $2`,
      [origin, limit],
    );
  }

  /** A word that was replaced meanwhile has another number, and is told of in its turn. */
  async wereTold(manager: EntityManager, origin: string, seqs: readonly number[]): Promise<void> {
    await manager.query(
      'UPDATE mirror_envelope SET told = true WHERE origin = $1 AND seq = ANY($2::bigint[])',
      [origin, seqs],
    );
  }

  /** The decision that a statement is about, itself where it is one; undefined while it is not held. */
  async recordOf(manager: EntityManager, statementId: string): Promise<string | undefined> {
    const [row] = await manager.query<{ id: string }[]>(ROOT_OF, [statementId]);
    return row?.id;
  }

  /** What is held about a record, without statements of which nothing is granted. */
  about(manager: EntityManager, recordId: string): Promise<HeldStatement[]> {
    return manager.query(ABOUT, [recordId]);
  }

  /** Places of words that were put aside. */
  async quarantined(manager: EntityManager, origin: string): Promise<number[]> {
    const rows = await manager.query<{ index: number }[]>(
      `SELECT log_index::float8 AS index FROM mirror_envelope
        WHERE origin = $1 AND refused IS NOT NULL ORDER BY log_index`,
      [origin],
    );
    return rows.map(({ index }) => index);
  }
}
