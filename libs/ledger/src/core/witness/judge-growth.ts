import { isRegisterError } from '#kernel';

import { equalBytes } from '../equal-bytes.js';
import type { Checkpoint } from '../note/checkpoint.js';
import { verifyConsistency } from '../proof/consistency.js';
import type { AddCheckpointRequest } from './add-checkpoint-request.js';

/** What a witness remembers of a log: the newest size it has cosigned, and the root there. */
export type WitnessedHead = Pick<Checkpoint, 'size' | 'root'>;

/** The same with the checkpoint that it cosigned, so that it can show what it has seen. */
export type WitnessedNote = WitnessedHead & { readonly note: string };

/**
 * What the rules of C2SP tlog-witness say of a checkpoint whose signature was verified:
 * - `cosign`: it goes on from what the witness knows.
 * - `behind`: the log took another starting point than the witness knows; it answers 409 with its own size.
 * - `malformed`: the sizes contradict themselves (400).
 * - `fork`: two roots at one size, each signed by the log (409): evidence.
 * - `unproven`: the proof fails (422). Anybody may send a bad proof with a good checkpoint, so it accuses nobody.
 */
export type Judgement =
  | { readonly kind: 'cosign' }
  | { readonly kind: 'behind'; readonly size: number }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'fork' }
  | { readonly kind: 'unproven' };

/** @param known undefined when this witness has never cosigned the log */
export function judgeGrowth(
  known: WitnessedHead | undefined,
  { oldSize, proof }: Pick<AddCheckpointRequest, 'oldSize' | 'proof'>,
  checkpoint: Checkpoint,
): Judgement {
  const size = known?.size ?? 0;
  if (known && size === checkpoint.size && !equalBytes(known.root, checkpoint.root)) return { kind: 'fork' };
  if (oldSize > checkpoint.size) return { kind: 'malformed' };
  if (oldSize !== size) return { kind: 'behind', size };
  if (known === undefined || size === 0) {
    // The empty log begins every log: there is nothing to prove, and nothing may be sent as proof.
    return { kind: proof.length === 0 ? 'cosign' : 'unproven' };
  }
  return { kind: isProven(known, checkpoint, proof) ? 'cosign' : 'unproven' };
}

function isProven(known: WitnessedHead, { size, root }: Checkpoint, proof: readonly Uint8Array[]): boolean {
  try {
    verifyConsistency({ from: known.size, to: size, rootFrom: known.root, rootTo: root, proof });
    return true;
  } catch (error) {
    if (isRegisterError(error)) return false;
    throw error;
  }
}
