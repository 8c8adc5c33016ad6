import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { LedgerStore } from '#ledger';
import { EMPTY_FRONTIER, EMPTY_ROOT, type Frontier, rootOf } from '#ledger/core';

const HASH_BYTES = 32;

/** How far another node's log has been followed. */
export interface MirrorLog {
  readonly origin: string;
  readonly frontier: Frontier;
  readonly rootHash: Uint8Array;
  /** The newest checkpoint that was verified. */
  readonly note: string | null;
  /** Number of the newest envelope that was taken over. */
  readonly seq: number;
  readonly pulledAt: Date | null;
  /** Why the last attempt failed, as an error code. */
  readonly failure: string | null;
  readonly failures: number;
  readonly nextAt: Date | null;
  /** Two histories that the log has signed; it is followed no further. */
  readonly frozen: object | null;
}

/** One entry of another node's log. */
export interface MirrorEntry {
  readonly index: number;
  readonly kind: 'statement' | 'node' | 'root' | 'refused';
  readonly statementId: string | null;
  readonly state: string | null;
  readonly entry: string;
  readonly leafHash: Uint8Array;
  /** Why its signature or its form does not hold; such an entry is kept, and nothing of it is believed. */
  readonly refused: string | null;
}

export type HeldEntry = MirrorEntry & { readonly arrival: number; readonly arrivedAt: Date };

interface LogRow extends Omit<MirrorLog, 'frontier'> {
  readonly size: number;
  readonly peaks: Buffer;
}

const LOG = `
  SELECT origin, size::float8 AS size, root_hash AS "rootHash", frontier AS peaks, note, seq::float8 AS seq,
         pulled_at AS "pulledAt", failure, failures, next_at AS "nextAt", frozen
    FROM mirror_log`;
const ADD_LOG = `
  INSERT INTO mirror_log (origin, size, root_hash, frontier) VALUES ($1, 0, $2, '') ON CONFLICT DO NOTHING`;
const ADD_ENTRIES = `
  INSERT INTO mirror_entry (origin, log_index, arrival, kind, statement_id, state, entry, leaf_hash, arrived_at, refused)
  SELECT $1, made.index, made.arrival, made.kind, made."statementId", made.state, made.entry,
         decode(made.leaf, 'hex'), $3, made.refused
    FROM jsonb_to_recordset($2) AS made (index bigint, arrival bigint, kind text, "statementId" text, state text,
                                         entry text, leaf text, refused text)`;
const GROW = 'UPDATE mirror_log SET size = $2, root_hash = $3, frontier = $4, note = $5 WHERE origin = $1';
const ENTRY = `
  SELECT log_index::float8 AS index, kind, statement_id AS "statementId", state, entry, leaf_hash AS "leafHash",
         refused, arrival::float8 AS arrival, arrived_at AS "arrivedAt"
    FROM mirror_entry`;

/** Other nodes' logs in the database. Every call takes the caller's transaction. */
@Injectable()
export class MirrorStore {
  constructor(private readonly ledger: LedgerStore) {}

  async logs(manager: EntityManager): Promise<MirrorLog[]> {
    return (await manager.query<LogRow[]>(`${LOG} ORDER BY origin`)).map(unpacked);
  }

  /** Takes the mirror for this transaction; made when it is first followed. */
  async lock(manager: EntityManager, origin: string): Promise<MirrorLog> {
    await manager.query(ADD_LOG, [origin, Buffer.from(EMPTY_ROOT)]);
    const [row] = await manager.query<LogRow[]>(`${LOG} WHERE origin = $1 FOR UPDATE`, [origin]);
    if (!row) throw new Error('A mirror that was just made is not there.');
    return unpacked(row);
  }

  /** Adds entries that a verified checkpoint covers, in the order of their log. */
  async grow(
    manager: EntityManager,
    origin: string,
    entries: readonly MirrorEntry[],
    reached: { readonly frontier: Frontier; readonly note: string; readonly at: Date },
  ): Promise<void> {
    const first = await this.ledger.takeArrivals(manager, entries.length);
    const rows = entries.map(({ leafHash, ...entry }, place) => ({
      ...entry,
      arrival: first + place,
      leaf: Buffer.from(leafHash).toString('hex'),
    }));
    await manager.query(ADD_ENTRIES, [origin, JSON.stringify(rows), reached.at]);
    const { frontier, note } = reached;
    await manager.query(GROW, [
      origin,
      frontier.size,
      Buffer.from(rootOf(frontier)),
      Buffer.concat(frontier.peaks),
      note,
    ]);
  }

  async entry(manager: EntityManager, origin: string, index: number): Promise<HeldEntry | undefined> {
    const [entry] = await manager.query<HeldEntry[]>(`${ENTRY} WHERE origin = $1 AND log_index = $2`, [
      origin,
      index,
    ]);
    return entry;
  }

  /** The entries that name roots, in the order of their log: which revocations it knew when. */
  async rootEntries(manager: EntityManager, origin: string): Promise<{ index: number; entry: string }[]> {
    return manager.query(
      `SELECT log_index::float8 AS index, entry FROM mirror_entry WHERE origin = $1 AND kind = 'root' ORDER BY log_index`,
      [origin],
    );
  }

  async finish(manager: EntityManager, origin: string, seq: number, at: Date): Promise<void> {
    await manager.query(
      `UPDATE mirror_log SET seq = greatest(seq, $2), pulled_at = $3, failure = NULL, failures = 0, next_at = NULL
        WHERE origin = $1`,
      [origin, seq, at],
    );
  }

  async fail(manager: EntityManager, origin: string, code: string, nextAt: Date): Promise<void> {
    await manager.query(
      'UPDATE mirror_log SET failure = $2, failures = failures + 1, next_at = $3 WHERE origin = $1',
      [origin, code, nextAt],
    );
  }

  /** Up to which line of this node's journal the other was told what concerns its states. */
  async reportedSeq(manager: EntityManager, origin: string): Promise<number> {
    const [row] = await manager.query<{ seq: number }[]>(
      'SELECT reported_seq::float8 AS seq FROM mirror_log WHERE origin = $1',
      [origin],
    );
    return row?.seq ?? 0;
  }

  async reported(manager: EntityManager, origin: string, seq: number): Promise<void> {
    await manager.query('UPDATE mirror_log SET reported_seq = greatest(reported_seq, $2) WHERE origin = $1', [
      origin,
      seq,
    ]);
  }

  async freeze(manager: EntityManager, origin: string, evidence: object): Promise<void> {
    await manager.query('UPDATE mirror_log SET frozen = $2 WHERE origin = $1 AND frozen IS NULL', [
      origin,
      JSON.stringify(evidence),
    ]);
  }
}

function unpacked({ peaks, size, ...row }: LogRow): MirrorLog {
  const hashes = Array.from({ length: peaks.length / HASH_BYTES }, (_, place) =>
    peaks.subarray(place * HASH_BYTES, (place + 1) * HASH_BYTES),
  );
  return { ...row, frontier: size === 0 ? EMPTY_FRONTIER : { size, peaks: hashes } };
}
