import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

/** A checkpoint of a log, the node's own or one that it follows, that a quorum of witnesses has cosigned. */
export interface QuorumCheckpoint {
  readonly origin: string;
  readonly size: number;
  readonly rootHash: Uint8Array;
  /** With the cosignatures. */
  readonly note: string;
  /** When the last witness that was needed had cosigned, by its clock. */
  readonly witnessedAt: Date;
}

const ALL = `
  SELECT origin, size::float8 AS size, root_hash AS "rootHash", note, witnessed_at AS "witnessedAt"
    FROM quorum_checkpoint`;
/** Of one size the first time counts: a later cosignature says nothing new. */
const KEEP = `
  INSERT INTO quorum_checkpoint AS held (origin, size, root_hash, note, witnessed_at) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (origin) DO UPDATE
     SET size = excluded.size, root_hash = excluded.root_hash, note = excluded.note,
         witnessed_at = excluded.witnessed_at
   WHERE held.size < excluded.size`;

/** The newest checkpoint of each log that a quorum has cosigned. Every call takes the caller's transaction. */
@Injectable()
export class QuorumStore {
  /** @returns undefined where none has reached the quorum, or none is agreed */
  async newestQuorum(manager: EntityManager, origin: string): Promise<QuorumCheckpoint | undefined> {
    const [found] = await manager.query<QuorumCheckpoint[]>(`${ALL} WHERE origin = $1`, [origin]);
    return found;
  }

  all(manager: EntityManager): Promise<QuorumCheckpoint[]> {
    return manager.query(ALL);
  }

  async keep(
    manager: EntityManager,
    { origin, size, rootHash, note, witnessedAt }: QuorumCheckpoint,
  ): Promise<void> {
    await manager.query(KEEP, [origin, size, Buffer.from(rootHash), note, witnessedAt]);
  }
}
