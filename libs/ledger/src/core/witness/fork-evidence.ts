import { isObject, isRegisterError } from '#kernel';

import { LedgerError } from '../../ledger.errors.js';
import { decodeHash, encodeBase64 } from '../base64.js';
import { equalBytes } from '../equal-bytes.js';
import type { Checkpoint } from '../note/checkpoint.js';
import { openCheckpoint } from '../note/open-checkpoint.js';
import type { VerifierKey } from '../note/verifier-key.js';
import { verifyConsistency } from '../proof/consistency.js';

export const FORK_FORMAT = 'grounds-fork/1';

/** Two checkpoints that one log has signed and that no single log can have: it showed others something else. */
export interface ForkEvidence {
  readonly format: typeof FORK_FORMAT;
  readonly origin: string;
  /** As the log signed them, the smaller one first. */
  readonly notes: readonly [string, string];
  /**
   * Where the sizes differ: the root that the larger tree had at the smaller size, base64, and the proof that it had
   * it (RFC 6962 §2.1.2). Whoever signs a tree has signed all its beginnings; this one is not what was signed.
   */
  readonly rootAtSmaller: string | null;
  readonly proof: readonly string[];
}

/** What evidence that holds says. */
export interface Contradiction {
  readonly smaller: Checkpoint;
  readonly larger: Checkpoint;
  /** The same for the same two checkpoints, whoever signed them anew or cosigned them. */
  readonly pair: string;
}

/**
 * Verifies evidence with nothing but the keys of the log.
 * @throws LedgerError FORK_UNPROVEN
 */
export async function verifyForkEvidence(
  value: unknown,
  keysOf: (origin: string) => readonly VerifierKey[],
): Promise<Contradiction> {
  if (!isForkEvidence(value)) throw unproven();
  const [smaller, larger] = await opened(value, keysOf(value.origin));
  if (smaller.size > larger.size || !contradict(smaller, larger, value)) throw unproven();
  return { smaller, larger, pair: pairOf(smaller, larger) };
}

async function opened(
  { origin, notes }: ForkEvidence,
  keys: readonly VerifierKey[],
): Promise<[Checkpoint, Checkpoint]> {
  try {
    return [await openCheckpoint(notes[0], origin, keys), await openCheckpoint(notes[1], origin, keys)];
  } catch (cause) {
    if (isRegisterError(cause)) throw unproven(cause);
    throw cause;
  }
}

function contradict(smaller: Checkpoint, larger: Checkpoint, evidence: ForkEvidence): boolean {
  if (smaller.size === larger.size) return !equalBytes(smaller.root, larger.root);
  const rootFrom = decodeHash(evidence.rootAtSmaller ?? '');
  const proof = evidence.proof.flatMap((hash) => decodeHash(hash) ?? []);
  if (rootFrom === undefined || equalBytes(rootFrom, smaller.root)) return false;
  try {
    verifyConsistency({ from: smaller.size, to: larger.size, rootFrom, rootTo: larger.root, proof });
    return true;
  } catch (error) {
    if (isRegisterError(error)) return false;
    throw error;
  }
}

function pairOf(...checkpoints: Checkpoint[]): string {
  return checkpoints
    .map(({ size, root }) => `${size} ${encodeBase64(root)}`)
    .sort()
    .join(' ');
}

function isForkEvidence(value: unknown): value is ForkEvidence {
  if (!isObject(value)) return false;
  const { format, origin, notes, rootAtSmaller, proof } = value;
  return (
    format === FORK_FORMAT &&
    typeof origin === 'string' &&
    isTexts(notes) &&
    notes.length === 2 &&
    (rootAtSmaller === null || typeof rootAtSmaller === 'string') &&
    isTexts(proof)
  );
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function unproven(cause?: unknown): LedgerError {
  return new LedgerError('FORK_UNPROVEN', 'This does not prove that the log has signed two histories.', {
    advice: 'Take the file again from the node that found it, and use a root that lists the keys of the log.',
    cause,
  });
}
