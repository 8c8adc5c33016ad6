import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import type { ForkEvidence } from '#ledger/core';

/** Proof that a log has signed two histories. */
export interface KeptFork {
  readonly origin: string;
  readonly pair: string;
  readonly evidence: ForkEvidence;
  /** The node in whose log it stood; null when this one found it. */
  readonly teller: string | null;
}

const COLUMNS = 'origin, pair, evidence, teller';
const KEEP = `
  INSERT INTO log_fork (origin, pair, evidence, teller, found_at) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT DO NOTHING RETURNING pair`;
const FREEZE = `
  UPDATE mirror_log SET frozen = (SELECT evidence FROM log_fork f WHERE f.origin = mirror_log.origin
                                   ORDER BY found_at, pair LIMIT 1)
   WHERE frozen IS NULL AND origin IN (SELECT origin FROM log_fork)`;

/** Forks that are proved. Every call takes the caller's transaction. */
@Injectable()
export class ForkStore {
  /** @returns whether it is new */
  async keep(
    manager: EntityManager,
    { origin, pair, evidence, teller }: KeptFork,
    at: Date,
  ): Promise<boolean> {
    const kept = await manager.query<object[]>(KEEP, [origin, pair, JSON.stringify(evidence), teller, at]);
    return kept.length > 0;
  }

  /** Every log with a proof against it is followed no further. */
  async freeze(manager: EntityManager): Promise<void> {
    await manager.query(FREEZE);
  }

  all(manager: EntityManager): Promise<KeptFork[]> {
    return manager.query(`SELECT ${COLUMNS} FROM log_fork ORDER BY found_at, pair`);
  }

  /** What this node has found and not said in its own log yet, held for this transaction. */
  unsaid(manager: EntityManager): Promise<KeptFork[]> {
    return manager.query(
      `SELECT ${COLUMNS} FROM log_fork WHERE said_at IS NULL AND teller IS NULL ORDER BY found_at, pair FOR UPDATE`,
    );
  }

  async said(manager: EntityManager, { origin, pair }: KeptFork, at: Date): Promise<void> {
    await manager.query('UPDATE log_fork SET said_at = $3 WHERE origin = $1 AND pair = $2', [
      origin,
      pair,
      at,
    ]);
  }
}
