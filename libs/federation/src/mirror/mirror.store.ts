import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { listText, oneByOne } from '#database';
import { LedgerStore } from '#ledger';
import { EMPTY_FRONTIER, EMPTY_ROOT, type Frontier, rootOf } from '#ledger/core';

const HASH_BYTES = 32;
/** A statement with its rows is one text, which must not grow beyond all measure. */
const ROWS_AT_A_TIME = 500;

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
  /** The largest size that it has signed, as far as this node knows. */
  readonly seenSize: number;
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
         pulled_at AS "pulledAt", failure, failures, next_at AS "nextAt", frozen,
         seen_size::float8 AS "seenSize"
    FROM mirror_log`;
const ADD_LOG = `
  INSERT INTO mirror_log (origin, size, root_hash, frontier) VALUES ($1, 0, $2, '') ON CONFLICT DO NOTHING`;
const ADD_ENTRIES = `
  INSERT INTO mirror_entry (origin, log_index, arrival, kind, statement_id, state, entry, leaf_hash, arrived_at, refused, root_hash)
  SELECT $1, made.index, made.arrival, made.kind, made.statement_id, made.state, made.entry, made.leaf, $2, made.refused,
         CASE WHEN made.index = $3::bigint - 1 THEN $4::bytea END
    FROM unnest($5::bigint[], $6::bigint[], $7::text[], $8::text[], $9::text[], $10::text[], $11::bytea[], $12::text[])
      AS made (index, arrival, kind, statement_id, state, entry, leaf, refused)`;
const TAKEN = `
  SELECT statement_id AS id FROM log_entry WHERE statement_id = ANY($1::text[])
  UNION ALL SELECT statement_id FROM mirror_entry WHERE kind = 'statement' AND statement_id = ANY($1::text[])`;
const GROW = 'UPDATE mirror_log SET size = $2, root_hash = $3, frontier = $4, note = $5 WHERE origin = $1';
const LEAVES = 'SELECT leaf_hash AS hash FROM mirror_entry WHERE origin = $1 ORDER BY log_index';
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

  /** A checkpoint of this size was verified; its entries may be still to come. */
  async saw(manager: EntityManager, origin: string, size: number): Promise<void> {
    await manager.query(
      'UPDATE mirror_log SET seen_size = greatest(seen_size, $2::bigint) WHERE origin = $1',
      [origin, size],
    );
  }

  /** Adds entries that a verified checkpoint covers, in the order of their log. */
  async grow(
    manager: EntityManager,
    origin: string,
    entries: readonly MirrorEntry[],
    reached: { readonly frontier: Frontier; readonly note: string; readonly at: Date },
  ): Promise<void> {
    const first = await this.ledger.takeArrivals(manager, entries.length);
    const rows = await this.withoutTaken(manager, entries);
    const { frontier, note, at } = reached;
    const rootHash = Buffer.from(rootOf(frontier));
    const starts = Array.from(
      { length: Math.ceil(rows.length / ROWS_AT_A_TIME) },
      (_, at) => at * ROWS_AT_A_TIME,
    );
    await oneByOne(
      starts.map((from) => () => {
        const columns = columnsOf(rows.slice(from, from + ROWS_AT_A_TIME), first + from);
        return manager.query(ADD_ENTRIES, [origin, at, frontier.size, rootHash, ...columns]);
      }),
    );
    await manager.query(GROW, [origin, frontier.size, rootHash, Buffer.concat(frontier.peaks), note]);
  }

  /** Whoever says something under the name of what is held already, of whatever log, is not believed. */
  private async withoutTaken(
    manager: EntityManager,
    entries: readonly MirrorEntry[],
  ): Promise<readonly MirrorEntry[]> {
    const ids = entries.flatMap(({ statementId }) => statementId ?? []);
    const rows = await manager.query<{ id: string }[]>(TAKEN, [ids]);
    const taken = new Set(rows.map(({ id }) => id));
    return entries.map((entry) => {
      if (entry.statementId === null) return entry;
      if (taken.has(entry.statementId)) return idTaken(entry);
      taken.add(entry.statementId);
      return entry;
    });
  }

  /** Entries at these places, by place. */
  async entriesAt(
    manager: EntityManager,
    origin: string,
    indexes: readonly number[],
  ): Promise<Map<number, HeldEntry>> {
    const entries = await manager.query<HeldEntry[]>(
      `${ENTRY} WHERE origin = $1 AND log_index = ANY($2::bigint[])`,
      [origin, indexes],
    );
    return new Map(entries.map((entry) => [entry.index, entry]));
  }

  /** The hashes of all entries of a log, in its order. */
  async leaves(manager: EntityManager, origin: string): Promise<Uint8Array[]> {
    const rows = await manager.query<{ hash: Buffer }[]>(LEAVES, [origin]);
    return rows.map(({ hash }) => hash);
  }

  /** How far a log was followed, and by what: of one moment, for the caller's transaction may see two. */
  async followed(
    manager: EntityManager,
    origin: string,
  ): Promise<{ size: number; note: string | null; leaves: Uint8Array[] }> {
    const [row] = await manager.query<{ size: number; note: string | null }[]>(
      'SELECT size::float8 AS size, note FROM mirror_log WHERE origin = $1',
      [origin],
    );
    const { size, note } = row ?? { size: 0, note: null };
    return { size, note, leaves: (await this.leaves(manager, origin)).slice(0, size) };
  }

  /** The same checkpoint with more cosignatures. */
  async renote(manager: EntityManager, origin: string, note: string): Promise<void> {
    await manager.query('UPDATE mirror_log SET note = $2 WHERE origin = $1', [origin, note]);
  }

  /** The entries that name roots, in the order of their log: which revocations it knew when. */
  async rootEntries(manager: EntityManager, origin: string): Promise<{ index: number; entry: string }[]> {
    return manager.query(
      `SELECT log_index::float8 AS index, entry FROM mirror_entry WHERE origin = $1 AND kind = 'root' ORDER BY log_index`,
      [origin],
    );
  }

  /** Words up to this number are held, so that a pull that ends early is gone on with behind them. */
  async reach(manager: EntityManager, origin: string, seq: number): Promise<void> {
    await manager.query('UPDATE mirror_log SET seq = greatest(seq, $2) WHERE origin = $1', [origin, seq]);
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
}

/** Column by column, with the order of arrival from `first` on. */
function columnsOf(rows: readonly MirrorEntry[], first: number): string[] {
  return [
    rows.map(({ index }) => index),
    rows.map((_, place) => first + place),
    rows.map(({ kind }) => kind),
    rows.map(({ statementId }) => statementId),
    rows.map(({ state }) => state),
    rows.map(({ entry }) => entry),
    rows.map(({ leafHash }) => leafHash),
    rows.map(({ refused }) => refused),
  ].map(listText);
}

function idTaken(entry: MirrorEntry): MirrorEntry {
  return { ...entry, kind: 'refused', statementId: null, state: null, refused: 'ENTRY_ID_TAKEN' };
}

function unpacked({ peaks, size, ...row }: LogRow): MirrorLog {
  const hashes = Array.from({ length: peaks.length / HASH_BYTES }, (_, place) =>
    peaks.subarray(place * HASH_BYTES, (place + 1) * HASH_BYTES),
  );
  return { ...row, frontier: size === 0 ? EMPTY_FRONTIER : { size, peaks: hashes } };
}
