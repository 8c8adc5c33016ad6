import { createHash } from 'node:crypto';

import { Transactions } from '#database';
import type { Clock } from '#kernel';

import type { DpopProof } from './check-proof.js';
import { PROOF_AGE_MOST } from './check-proof.js';

const TAKE = `
  INSERT INTO used_proof (proof, expires_at) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING proof`;

/** A little of what is over goes with each new one, so that nothing has to clean up. */
const FORGET = `
  DELETE FROM used_proof WHERE proof IN (
    SELECT proof FROM used_proof WHERE expires_at < $1 ORDER BY expires_at LIMIT 3 FOR UPDATE SKIP LOCKED)`;

/** Remembers proofs as long as they could be sent again (RFC 9449 §11.1), for all processes of the node. */
export class UsedProofs {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** @returns false when this proof was used before */
  take({ thumbprint, id }: DpopProof): Promise<boolean> {
    const proof = createHash('sha256').update(`${thumbprint}.${id}`).digest();
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + 2 * PROOF_AGE_MOST * 1000);
    return this.transactions.run({ role: 'worker' }, async (manager) => {
      await manager.query(FORGET, [now]);
      const taken = await manager.query<unknown[]>(TAKE, [proof, expiresAt]);
      return taken.length > 0;
    });
  }
}
