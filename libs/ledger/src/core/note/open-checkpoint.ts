import { LedgerError } from '../../ledger.errors.js';
import { type Checkpoint, parseCheckpoint } from './checkpoint.js';
import { parseNote } from './note.js';
import { type VerifierKey } from './verifier-key.js';
import { type VerifiedSignature, verifyNote } from './verify-note.js';

/** A checkpoint that a trusted key of its log has signed, with what witnesses have added. */
export interface SignedCheckpoint extends Checkpoint {
  readonly note: string;
  readonly cosignatures: readonly VerifiedSignature[];
}

/**
 * Verifies a checkpoint of one log.
 * @param origin the log that it must be of
 * @param keys the log's keys, and those of witnesses; of the log's, one must have signed
 * @throws LedgerError NOTE_MALFORMED, CHECKPOINT_MALFORMED, NOTE_UNVERIFIED
 */
export async function openCheckpoint(
  note: string,
  origin: string,
  keys: readonly VerifierKey[],
): Promise<SignedCheckpoint> {
  const parsed = parseNote(note);
  const signatures = await verifyNote(parsed, keys);
  const checkpoint = parseCheckpoint(parsed.text);
  if (checkpoint.origin !== origin) throw ofOtherLog(checkpoint.origin);
  const isLogs = ({ key }: VerifiedSignature): boolean => key.type === 'ed25519' && key.name === origin;
  if (!signatures.some(isLogs)) throw unsigned(origin);
  return {
    ...checkpoint,
    note,
    cosignatures: signatures.filter(({ key }) => key.type === 'cosignature'),
  };
}

function ofOtherLog(origin: string): LedgerError {
  return new LedgerError('NOTE_UNVERIFIED', `This checkpoint is of another log: ${origin}.`, {
    advice: 'Ask the log that you mean.',
  });
}

function unsigned(origin: string): LedgerError {
  return new LedgerError('NOTE_UNVERIFIED', `The log ${origin} itself has not signed this checkpoint.`, {
    advice: 'Cosignatures alone make no checkpoint; take it again from the log.',
  });
}
