import { isRegisterError } from '#kernel';

import { equalBytes } from '../equal-bytes.js';
import type { Checkpoint } from '../note/checkpoint.js';
import { verifyConsistency } from '../proof/consistency.js';

/** What two checkpoints, both verified, say together. */
export type Kinship = 'same' | 'grown' | 'fork' | 'unproven' | 'other_log';

/**
 * @param proof from the smaller to the larger one; without it only equal sizes can be judged
 * @returns `fork` for two roots at one size; `unproven` when the proof is missing or fails, which is evidence
 * of a fork only if the log itself gave it
 */
export function kinshipOf(
  one: Checkpoint,
  other: Checkpoint,
  proof: readonly Uint8Array[] | undefined,
): Kinship {
  if (one.origin !== other.origin) return 'other_log';
  if (one.size === other.size) return equalBytes(one.root, other.root) ? 'same' : 'fork';
  const [older, newer] = one.size < other.size ? [one, other] : [other, one];
  if (older.size === 0) return 'grown';
  if (proof === undefined) return 'unproven';
  const claim = { from: older.size, to: newer.size, rootFrom: older.root, rootTo: newer.root, proof };
  try {
    verifyConsistency(claim);
    return 'grown';
  } catch (error) {
    if (isRegisterError(error)) return 'unproven';
    throw error;
  }
}
