import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { EMPTY_FRONTIER, Frontier, appendLeaf, rootOf } from './core/frontier.js';
import { EMPTY_ROOT, leafHash } from './core/hash-tree.js';
import { LedgerError } from './ledger.errors.js';
import { LogEntry } from './log-entry.entity.js';
import { LogHead } from './log-head.entity.js';

const HASH_BYTES = 32;

/** What the log is told about a new entry; everything else it works out. */
export type NewLogEntry = Pick<
  LogEntry,
  'statementId' | 'signingInputHash' | 'state' | 'issuer' | 'keyId' | 'entry' | 'loggedAt'
>;

/** How far a log has come: `size` entries under `rootHash` (32 bytes). */
export type LogPosition = Pick<LogHead, 'origin' | 'size' | 'rootHash'>;

/** The node's own log in the database. Every call takes the caller's transaction. */
@Injectable()
export class LedgerStore {
  /** Makes the empty log at the first start. A database with another log in it is refused. */
  async create(manager: EntityManager, origin: string): Promise<void> {
    const [head] = await manager.find(LogHead, { take: 1 });
    const empty = { origin, size: 0, rootHash: Buffer.from(EMPTY_ROOT), frontier: Buffer.alloc(0) };
    if (!head) await manager.createQueryBuilder().insert().into(LogHead).values(empty).orIgnore().execute();
    if (head && head.origin !== origin) throw otherLog(head.origin);
  }

  async position(manager: EntityManager): Promise<LogPosition> {
    return found(await manager.find(LogHead, { take: 1 }));
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
    if (size === 0) return EMPTY_ROOT;
    const last = await manager.findOneBy(LogEntry, { logIndex: size - 1 });
    return last?.rootHash;
  }

  /** The entry that holds this statement, found by id or by signing input: either is a repetition. */
  async findRepeated(
    manager: EntityManager,
    statementId: string,
    signingInputHash: Buffer,
  ): Promise<LogEntry | undefined> {
    return (await manager.findOne(LogEntry, { where: [{ signingInputHash }, { statementId }] })) ?? undefined;
  }

  /** Takes the log for this transaction: appends happen one after the other, on this and every process. */
  async lock(manager: EntityManager): Promise<LogHead> {
    return found(await manager.find(LogHead, { take: 1, lock: { mode: 'pessimistic_write' } }));
  }

  /** Appends to the log taken with `lock`; returns the entry with its index and hashes. */
  async append(manager: EntityManager, head: LogHead, entry: NewLogEntry): Promise<LogEntry> {
    const leaf = leafHash(Buffer.from(entry.entry, 'ascii'));
    const frontier = appendLeaf(unpack(head), leaf);
    const rootHash = Buffer.from(rootOf(frontier));
    const logged = manager.create(LogEntry, {
      ...entry,
      logIndex: head.size,
      leafHash: Buffer.from(leaf),
      rootHash,
    });
    await manager.insert(LogEntry, logged);
    const next = { size: frontier.size, rootHash, frontier: Buffer.concat(frontier.peaks) };
    await manager.update(LogHead, { origin: head.origin }, next);
    Object.assign(head, next);
    return logged;
  }
}

function unpack(head: LogHead): Frontier {
  if (head.size === 0) return EMPTY_FRONTIER;
  const peaks = Array.from({ length: head.frontier.length / HASH_BYTES }, (_, place) =>
    head.frontier.subarray(place * HASH_BYTES, (place + 1) * HASH_BYTES),
  );
  return { size: head.size, peaks };
}

function found(heads: LogHead[]): LogHead {
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
