import { LedgerError } from '../../ledger.errors.js';
import { type SignedCheckpoint, openCheckpoint } from '../note/open-checkpoint.js';
import type { Policy } from './policy.js';
import { quorumTime } from './quorum.js';

/** A checkpoint that satisfies a policy. */
export interface WitnessedCheckpoint extends SignedCheckpoint {
  /** When the quorum had cosigned, seconds since 1970; undefined where the policy needs no witness. */
  readonly witnessedAt: number | undefined;
}

/**
 * Verifies a checkpoint with the logs and witnesses of a policy (C2SP tlog-policy).
 * @param at the reader's clock
 * @throws LedgerError NOTE_MALFORMED, CHECKPOINT_MALFORMED, NOTE_UNVERIFIED; QUORUM_MISSED
 */
export async function openUnderPolicy(
  note: string,
  origin: string,
  { logs, witnesses, quorum }: Policy,
  at: Date,
): Promise<WitnessedCheckpoint> {
  const checkpoint = await openCheckpoint(note, origin, [...logs, ...witnesses]);
  const witnessedAt = quorum && quorumTime(quorum, checkpoint.cosignatures, at);
  if (quorum === undefined || witnessedAt !== undefined) return { ...checkpoint, witnessedAt };
  throw new LedgerError(
    'QUORUM_MISSED',
    'Fewer witnesses than the policy needs have cosigned this checkpoint.',
    {
      advice:
        'Wait for a checkpoint with more cosignatures; until then another log may have been shown to others.',
    },
  );
}
