import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import type { SignedCheckpoint } from '#ledger/core';

/** A checkpoint of a log that another node says it holds. */
export interface ToldCheckpoint {
  readonly origin: string;
  readonly size: number;
  readonly rootHash: Uint8Array;
  readonly note: string;
}

const ADD = `
  INSERT INTO told_checkpoint (origin, size, root_hash, note, teller, told_at) VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT DO NOTHING`;
const ALL = `
  SELECT origin, size::float8 AS size, root_hash AS "rootHash", note FROM told_checkpoint ORDER BY origin, size`;

/** What was told and could not be compared yet. Every call takes the caller's transaction. */
@Injectable()
export class ToldCheckpoints {
  async add(
    manager: EntityManager,
    { origin, size, root, note }: SignedCheckpoint,
    teller: string,
    at: Date,
  ): Promise<void> {
    await manager.query(ADD, [origin, size, Buffer.from(root), note, teller, at]);
  }

  all(manager: EntityManager): Promise<ToldCheckpoint[]> {
    return manager.query(ALL);
  }

  async compared(manager: EntityManager, { origin, size, rootHash }: ToldCheckpoint): Promise<void> {
    await manager.query('DELETE FROM told_checkpoint WHERE origin = $1 AND size = $2 AND root_hash = $3', [
      origin,
      size,
      Buffer.from(rootHash),
    ]);
  }
}
