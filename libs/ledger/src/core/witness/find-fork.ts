import { encodeBase64 } from '../base64.js';
import { equalBytes } from '../equal-bytes.js';
import { EMPTY_FRONTIER, appendLeaf, rootOf } from '../frontier.js';
import type { Checkpoint } from '../note/checkpoint.js';
import { formatNote, parseNote } from '../note/note.js';
import type { SignedCheckpoint } from '../note/open-checkpoint.js';
import { type VerifierKey, keyId } from '../note/verifier-key.js';
import { consistencyPath } from '../proof/consistency.js';
import { rangeHash } from '../proof/subtree.js';
import { TilePyramid } from '../tile/tile-pyramid.js';
import { FORK_FORMAT, type ForkEvidence } from './fork-evidence.js';

/** A log as it was followed: its newest checkpoint, and the hashes of all its entries. */
export interface FollowedLog {
  readonly checkpoint: SignedCheckpoint;
  readonly leaves: readonly Uint8Array[];
}

/** Roots that a log had at these sizes, none of them larger than it is; one pass for all. */
export function rootsAtSizes(
  leaves: readonly Uint8Array[],
  sizes: ReadonlySet<number>,
): ReadonlyMap<number, Uint8Array> {
  const roots = new Map<number, Uint8Array>();
  let frontier = EMPTY_FRONTIER;
  if (sizes.has(0)) roots.set(0, rootOf(frontier));
  for (const leaf of leaves.slice(0, Math.max(0, ...sizes))) {
    frontier = appendLeaf(frontier, leaf);
    if (sizes.has(frontier.size)) roots.set(frontier.size, rootOf(frontier));
  }
  return roots;
}

/**
 * Holds another checkpoint of a log, not larger, against what was followed.
 * @param keys of the log; signatures of others are left out of the evidence
 * @returns undefined when the two are of one history
 */
export function findFork(
  { checkpoint, leaves }: FollowedLog,
  other: SignedCheckpoint,
  keys: readonly VerifierKey[],
): ForkEvidence | undefined {
  const root = rootsAtSizes(leaves, new Set([other.size])).get(other.size);
  if (root === undefined || equalBytes(root, other.root)) return undefined;
  const { origin } = checkpoint;
  const notes = [signedBy(other.note, keys), signedBy(checkpoint.note, keys)] as const;
  const isSameSize = other.size === checkpoint.size;
  return {
    format: FORK_FORMAT,
    origin,
    notes,
    rootAtSmaller: isSameSize ? null : encodeBase64(root),
    proof: isSameSize ? [] : growth(leaves, other, checkpoint).map(encodeBase64),
  };
}

/** The note with the signatures of these keys alone, each once: what a log adds of its own stays out of what is kept. */
export function signedBy(note: string, keys: readonly VerifierKey[]): string {
  const { text, signatures } = parseNote(note);
  const wanted = new Set(keys.map((key) => `${key.name}+${keyId(key)}`));
  return formatNote({
    text,
    signatures: signatures.filter((line) => wanted.delete(`${line.name}+${line.keyId}`)),
  });
}

function growth(
  leaves: readonly Uint8Array[],
  { size: from }: Checkpoint,
  { size: to }: Checkpoint,
): Uint8Array[] {
  const tree = new TilePyramid(leaves);
  const path = consistencyPath(from, to);
  return path.map((range) => rangeHash(range, ({ level, index }) => found(tree.hashAt(level, index))));
}

function found(hash: Uint8Array | undefined): Uint8Array {
  if (hash) return hash;
  throw new Error('The log was followed less far than its checkpoint says.');
}
