import type { EntityManager } from 'typeorm';

import { type ChainHead, emptyChain } from '../core/journal-chain.js';

/** Where the chain of the node's journal stands. */
export interface JournalHead extends ChainHead {
  /** When its newest line was sealed; null before the first. */
  readonly sealedAt: Date | null;
  /** Lines up to which a head stands in the log. */
  readonly loggedSeq: number;
}

const CREATE = 'INSERT INTO journal_head VALUES ($1, 0, $2) ON CONFLICT DO NOTHING';
const READ = `
  SELECT seq::float8 AS seq, chain_hash AS "chainHash", sealed_at AS "sealedAt", logged_seq::float8 AS "loggedSeq"
    FROM journal_head WHERE origin = $1`;
const ADVANCE = 'UPDATE journal_head SET seq = $2, chain_hash = $3, sealed_at = $4 WHERE origin = $1';
const LOGGED = 'UPDATE journal_head SET logged_seq = $2 WHERE origin = $1';

/** Makes the empty chain at the first start. */
export async function createHead(manager: EntityManager, origin: string): Promise<void> {
  await manager.query(CREATE, [origin, emptyChain(origin).chainHash]);
}

/** Takes the chain for this transaction: one process seals at a time. */
export async function lockHead(manager: EntityManager, origin: string): Promise<JournalHead> {
  const [head] = await manager.query<JournalHead[]>(`${READ} FOR UPDATE`, [origin]);
  if (head) return head;
  throw new Error(`No journal of ${origin} was made in this database.`);
}

export async function advanceHead(
  manager: EntityManager,
  origin: string,
  { seq, chainHash }: ChainHead,
  sealedAt: Date,
): Promise<void> {
  await manager.query(ADVANCE, [origin, seq, chainHash, sealedAt]);
}

export async function headLogged(manager: EntityManager, origin: string, seq: number): Promise<void> {
  await manager.query(LOGGED, [origin, seq]);
}
