import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { listText } from '#database';

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

/** Which statement of which state it is, and when it came. */
export interface StatementPlace {
  readonly origin: string;
  readonly statementId: string;
  readonly state: string;
  readonly arrival: number;
  readonly arrivedAt: Date;
}

/** The entry of a log together with what was granted of it. */
export interface HeldStatement extends StatementPlace {
  readonly entry: string;
  readonly grant: string;
  readonly disclosures: readonly string[];
}

/** Columns of an envelope `e` and its entry `m`. */
const PLACE = `
  m.origin, m.statement_id AS "statementId", m.state, m.arrival::float8 AS arrival, m.arrived_at AS "arrivedAt"`;
export const HELD_STATEMENT = `${PLACE}, m.entry, e.grant_text AS "grant", e.disclosures`;
const KEEP = `
  INSERT INTO mirror_envelope
    (origin, log_index, statement_id, ref, seq, grant_text, disclosures, refused, received_at)
  SELECT made.*, $1
    FROM (SELECT origin, index, statement_id, ref, seq, grant_text, disclosures::text[], refused
            FROM unnest($2::text[], $3::bigint[], $4::text[], $5::text[], $6::bigint[], $7::text[], $8::text[], $9::text[])
              AS sent (origin, index, statement_id, ref, seq, grant_text, disclosures, refused)) made
  ON CONFLICT (origin, log_index) DO UPDATE
    SET statement_id = excluded.statement_id, ref = coalesce(excluded.ref, mirror_envelope.ref), seq = excluded.seq,
        grant_text = excluded.grant_text, disclosures = excluded.disclosures, refused = excluded.refused,
        received_at = excluded.received_at, told = false`;
/** An envelope `e` with its entry `m`. */
const OPENED = 'mirror_envelope e JOIN mirror_entry m USING (origin, log_index)';
/**
 * One look for each statement: what is held grows with each page, and a plan that reads all of it for each page would make
 * taking over a register cost the square of its size.
 */
const OPENED_BY = (condition: string): string => `
  LATERAL (SELECT e.statement_id, e.ref, m.state FROM ${OPENED} WHERE ${condition} OFFSET 0) next`;
/** From statements up to the decisions that opened their records, as far as they are held and of the same state. */
const ROOTS_OF = `
  WITH RECURSIVE above AS (
    SELECT e.statement_id, e.ref, m.state FROM ${OPENED} WHERE e.statement_id = ANY($1::text[])
    UNION SELECT next.* FROM above CROSS JOIN ${OPENED_BY('e.statement_id = above.ref')} WHERE next.state = above.state)
  SELECT statement_id AS id FROM above WHERE ref IS NULL`;
/**
 * From decisions down to everything that the same state has said about its records, in the order in which it was taken
 * in. What another state says of them is not theirs to say: its own node would have refused it.
 */
const ABOUT = `
  WITH RECURSIVE below AS (
    SELECT e.statement_id, e.statement_id AS record_id, m.state FROM ${OPENED} WHERE e.statement_id = ANY($1::text[])
    UNION SELECT next.statement_id, below.record_id, next.state
            FROM below CROSS JOIN ${OPENED_BY('e.ref = below.statement_id')} WHERE next.state = below.state)
  SELECT below.record_id AS "recordId", ${PLACE},
         CASE WHEN opened.id IS NULL THEN m.entry END AS entry,
         CASE WHEN opened.id IS NULL THEN e.grant_text END AS "grant",
         CASE WHEN opened.id IS NULL THEN e.disclosures END AS disclosures
    FROM below
   CROSS JOIN LATERAL (SELECT * FROM mirror_envelope e WHERE e.statement_id = below.statement_id OFFSET 0) e
   CROSS JOIN LATERAL (
     SELECT * FROM mirror_entry m WHERE m.origin = e.origin AND m.log_index = e.log_index OFFSET 0) m
    LEFT JOIN unnest($2::text[]) AS opened (id) ON opened.id = e.statement_id
   WHERE cardinality(e.disclosures) > 0 ORDER BY m.arrival`;

/** What other nodes have granted. Every call takes the caller's transaction. */
@Injectable()
export class EnvelopeStore {
  /** Each the newest word on its statement; at most one on each. */
  async keep(manager: EntityManager, envelopes: readonly HeldEnvelope[], at: Date): Promise<void> {
    if (envelopes.length > 0) await manager.query(KEEP, [at, ...columnsOf(envelopes)]);
  }

  /** The words that are held on statements, by place. */
  async wordsAt(
    manager: EntityManager,
    origin: string,
    indexes: readonly number[],
  ): Promise<Map<number, HeldWord>> {
    const rows = await manager.query<(HeldWord & { readonly index: number })[]>(
      `SELECT log_index::float8 AS index, seq::float8 AS seq, refused FROM mirror_envelope
        WHERE origin = $1 AND log_index = ANY($2::bigint[])`,
      [origin, indexes],
    );
    return new Map(rows.map(({ index, ...word }) => [index, word]));
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

  /** The decisions that statements are about, themselves where they are some; without those that are not held. */
  async recordsOf(manager: EntityManager, statementIds: readonly string[]): Promise<string[]> {
    const rows = await manager.query<{ id: string }[]>(ROOTS_OF, [statementIds]);
    return rows.map(({ id }) => id);
  }

  /**
   * What is held about records, without statements of which nothing is granted.
   * @param opened statements that the caller has opened, whose texts are not read again
   */
  about(
    manager: EntityManager,
    recordIds: readonly string[],
    opened: readonly string[],
  ): Promise<(HeldStatement & { readonly recordId: string })[]> {
    return manager.query(ABOUT, [recordIds, opened]);
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

function columnsOf(envelopes: readonly HeldEnvelope[]): string[] {
  return [
    envelopes.map(({ origin }) => origin),
    envelopes.map(({ index }) => index),
    envelopes.map(({ statementId }) => statementId),
    envelopes.map(({ ref }) => ref),
    envelopes.map(({ seq }) => seq),
    envelopes.map(({ grant }) => grant),
    // Lists in a list would all have to have the same length.
    envelopes.map(({ disclosures }) => listText(disclosures)),
    envelopes.map(({ refused }) => refused),
  ].map(listText);
}
