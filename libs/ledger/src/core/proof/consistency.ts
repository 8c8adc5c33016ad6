import { equalBytes } from '../equal-bytes.js';
import { nodeHash } from '../hash-tree.js';
import { LedgerError } from '../../ledger.errors.js';
import { type LeafRange, floorLog2, splitPoint } from './subtree.js';

/** The ranges whose hashes prove that a tree of `to` leaves goes on from its first `from` (RFC 6962 §2.1.2). */
export function consistencyPath(from: number, to: number): LeafRange[] {
  if (!isGrowth(from, to)) {
    throw new LedgerError('PROOF_INVALID', 'There is no proof of growth between these two sizes.', {
      advice: 'Give two sizes of the log, the smaller one first and not 0.',
    });
  }
  const path: LeafRange[] = [];
  let range: LeafRange = { begin: 0, end: to };
  while (range.end !== from) {
    const split = range.begin + splitPoint(range.end - range.begin);
    const left = { begin: range.begin, end: split };
    const right = { begin: split, end: range.end };
    path.push(from <= split ? right : left);
    range = from <= split ? left : right;
  }
  // A prefix that is a full subtree of both trees is known to whoever knows its root.
  if (range.begin > 0) path.push(range);
  return path.reverse();
}

/** A claim that the log with `rootTo` begins with the log of `rootFrom`. Hashes are 32 bytes. */
export interface Consistency {
  readonly from: number;
  readonly to: number;
  readonly rootFrom: Uint8Array;
  readonly rootTo: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/**
 * Verifies by RFC 9162 §2.1.4.2. Growth from size 0 proves nothing and is refused: the empty log begins every
 * log. The witness protocol, which asks for it with an empty proof, lets it pass before it gets here.
 * @throws LedgerError PROOF_INVALID
 */
export function verifyConsistency(claim: Consistency): void {
  const { from, to, rootFrom, rootTo, proof } = claim;
  if (!isGrowth(from, to)) throw invalid();
  if (from === to) {
    if (proof.length > 0 || !equalBytes(rootFrom, rootTo)) throw invalid();
    return;
  }
  const isFull = 2 ** floorLog2(from) === from;
  const [first, ...rest] = isFull ? [rootFrom, ...proof] : proof;
  if (first?.length !== 32) throw invalid();
  const { older, newer } = climb(from, to, first, rest);
  if (!equalBytes(older, rootFrom) || !equalBytes(newer, rootTo)) throw invalid();
}

function climb(
  from: number,
  to: number,
  first: Uint8Array,
  rest: readonly Uint8Array[],
): { older: Uint8Array; newer: Uint8Array } {
  let fn = from - 1;
  let sn = to - 1;
  while (fn % 2 === 1) [fn, sn] = [(fn - 1) / 2, Math.floor(sn / 2)];
  let [older, newer] = [first, first];
  for (const sibling of rest) {
    if (sn === 0 || sibling.length !== 32) throw invalid();
    if (fn % 2 === 1 || fn === sn) {
      older = nodeHash(sibling, older);
      newer = nodeHash(sibling, newer);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)];
    } else {
      newer = nodeHash(newer, sibling);
    }
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  if (sn !== 0) throw invalid();
  return { older, newer };
}

function isGrowth(from: number, to: number): boolean {
  return Number.isSafeInteger(from) && Number.isSafeInteger(to) && from > 0 && from <= to;
}

function invalid(): LedgerError {
  return new LedgerError('PROOF_INVALID', 'The proof does not show that the log only grew.', {
    advice: 'Keep both checkpoints: if both carry the signature of the log, they are evidence of a fork.',
  });
}
