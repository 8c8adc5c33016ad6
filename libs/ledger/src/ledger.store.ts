import { Injectable } from '@nestjs/common';
import { EntityManager, In } from 'typeorm';

import { EMPTY_FRONTIER, type Frontier, appendLeaves, rootOf } from './core/frontier.js';
import { EMPTY_ROOT, leafHash } from './core/hash-tree.js';
import { LedgerError } from './ledger.errors.js';
import { LogEntry } from './log-entry.entity.js';
import { LogHead } from './log-head.entity.js';
import { entryRow, nodeRow } from './log-rows.js';
import type { NewLogEntry } from './new-log-entry.type.js';
import { nodeEntry } from './node-entry.js';

const HASH_BYTES = 32;

/** How far a log has come: `size` entries under `rootHash` (32 bytes). */
export type LogPosition = Pick<LogHead, 'origin' | 'size' | 'rootHash'>;

/** The node's own log in the database. Every call takes the caller's transaction. */
@Injectable()
export class LedgerStore {
  /** Makes the empty log at the first start. A database with another log in it is refused. */
  async create(manager: EntityManager, origin: string): Promise<void> {
    const [head] = await manager.find(LogHead, { take: 1 });
    const empty = {
      origin,
      size: 0,
      arrivals: 0,
      rootHash: Buffer.from(EMPTY_ROOT),
      frontier: Buffer.alloc(0),
    };
    if (!head) await manager.createQueryBuilder().insert().into(LogHead).values(empty).orIgnore().execute();
    if (head && head.origin !== origin) throw otherLog(head.origin);
  }

  async position(manager: EntityManager): Promise<LogPosition> {
    const heads = await manager.query<LogPosition[]>(
      'SELECT origin, size::float8 AS size, root_hash AS "rootHash" FROM log_head LIMIT 1',
    );
    return found(heads);
  }

  /** Number of entries that were in the log at a time. */
  async sizeAt(manager: EntityManager, at: Date): Promise<number> {
    const [row] = await manager.query<{ size: number }[]>(
      'SELECT coalesce(max(log_index) + 1, 0)::int AS size FROM log_entry WHERE logged_at <= $1',
      [at],
    );
    return row?.size ?? 0;
  }

  /** Root of the log when it had `size` entries; undefined when it never had so many. */
  async rootAt(manager: EntityManager, size: number): Promise<Uint8Array | undefined> {
    return (await this.rootsAt(manager, [size])).get(size);
  }

  /** Roots of the log when it had these many entries; sizes that it never had are left out. */
  async rootsAt(manager: EntityManager, sizes: readonly number[]): Promise<ReadonlyMap<number, Uint8Array>> {
    const rows = await manager.query<{ size: number; root: Buffer }[]>(
      'SELECT (log_index + 1)::float8 AS size, root_hash AS root FROM log_entry WHERE log_index = ANY($1::bigint[])',
      [sizes.map((size) => size - 1)],
    );
    return new Map<number, Uint8Array>([
      [0, EMPTY_ROOT],
      ...rows.map(({ size, root }) => [size, root] as const),
    ]);
  }

  /** The entry of a statement, by its id. */
  async find(manager: EntityManager, statementId: string): Promise<LogEntry | undefined> {
    return (await manager.findOneBy(LogEntry, { statementId })) ?? undefined;
  }

  /** The entries that hold any of these statements, found by id or by signing input: either is a repetition. */
  findAllRepeated(
    manager: EntityManager,
    statementIds: readonly string[],
    signingInputHashes: readonly Buffer[],
  ): Promise<LogEntry[]> {
    return manager.find(LogEntry, {
      where: [{ signingInputHash: In(signingInputHashes) }, { statementId: In(statementIds) }],
    });
  }

  /** Takes the log for this transaction: appends happen one after the other, on this and every process. */
  async lock(manager: EntityManager): Promise<LogHead> {
    return found(await manager.find(LogHead, { take: 1, lock: { mode: 'pessimistic_write' } }));
  }

  /** Numbers for entries of other logs that this transaction takes in; returns the first of them. */
  async takeArrivals(manager: EntityManager, count: number): Promise<number> {
    const head = await this.lock(manager);
    await manager.update(LogHead, { origin: head.origin }, { arrivals: head.arrivals + count });
    return head.arrivals;
  }

  /** Appends to the log taken with `lock`; returns the entry with its index and hashes. */
  async append(manager: EntityManager, head: LogHead, entry: NewLogEntry): Promise<LogEntry> {
    const [logged] = await this.appendAll(manager, head, [entry]);
    if (logged === undefined) throw new Error('The log took no entry.');
    return logged;
  }

  /**
   * Appends what the node says of itself.
   * @param statement as `issueNodeStatement` gives it
   */
  async appendNodeStatement(
    manager: EntityManager,
    head: LogHead,
    statement: string,
    loggedAt: Date,
  ): Promise<LogEntry> {
    return this.append(manager, head, nodeEntry(statement, loggedAt));
  }

  /** Appends entries in their order, with a fixed number of statements however many they are. */
  async appendAll(
    manager: EntityManager,
    head: LogHead,
    entries: readonly NewLogEntry[],
  ): Promise<LogEntry[]> {
    const leaves = entries.map(({ entry }) => leafHash(Buffer.from(entry, 'ascii')));
    const { frontier, roots, nodes } = appendLeaves(unpack(head), leaves);
    const logged = entries.map((entry, place) =>
      manager.create(LogEntry, {
        kind: 'statement',
        ...entry,
        logIndex: head.size + place,
        arrival: head.arrivals + place,
        leafHash: Buffer.from(leaves[place] ?? []),
        rootHash: Buffer.from(roots[place] ?? []),
      }),
    );
    await manager.query(INSERT_ENTRIES, [JSON.stringify(logged.map(entryRow))]);
    if (nodes.length > 0) await manager.query(INSERT_NODES, [JSON.stringify(nodes.map(nodeRow))]);
    const next = {
      size: frontier.size,
      arrivals: head.arrivals + entries.length,
      rootHash: Buffer.from(rootOf(frontier)),
      frontier: Buffer.concat(frontier.peaks),
    };
    await manager.update(LogHead, { origin: head.origin }, next);
    Object.assign(head, next);
    return logged;
  }
}

const INSERT_ENTRIES = 'INSERT INTO log_entry SELECT * FROM jsonb_populate_recordset(NULL::log_entry, $1)';
const INSERT_NODES = 'INSERT INTO log_node SELECT * FROM jsonb_populate_recordset(NULL::log_node, $1)';

/** The frontier that a log's head holds. */
export function unpack(head: LogHead): Frontier {
  if (head.size === 0) return EMPTY_FRONTIER;
  const peaks = Array.from({ length: head.frontier.length / HASH_BYTES }, (_, place) =>
    head.frontier.subarray(place * HASH_BYTES, (place + 1) * HASH_BYTES),
  );
  return { size: head.size, peaks };
}

function found<Head>(heads: readonly Head[]): Head {
  const [head] = heads;
  if (head) return head;
  throw new LedgerError('LOG_MISSING', 'This database has no log yet.', {
    advice: 'Start the node once so that it makes its log.',
  });
}

function otherLog(origin: string): LedgerError {
  return new LedgerError(
    'LOG_OF_OTHER_REGISTER',
    `This database holds the log ${origin}, which is another register's.`,
    {
      advice: 'Point DATABASE_URL at an empty database of this register.',
    },
  );
}
