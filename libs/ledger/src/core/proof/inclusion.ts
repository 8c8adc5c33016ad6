import { equalBytes } from '../equal-bytes.js';
import { nodeHash } from '../hash-tree.js';
import { LedgerError } from '../../ledger.errors.js';
import { type LeafRange, splitPoint } from './subtree.js';

/** The ranges whose hashes prove that a tree of `size` leaves holds leaf `index`, lowest first (RFC 6962 §2.1.1). */
export function inclusionPath(index: number, size: number): LeafRange[] {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) {
    throw new LedgerError('PROOF_INVALID', 'A log of this size has no entry with this index.', {
      advice: 'Give an index below the size.',
    });
  }
  const path: LeafRange[] = [];
  let range: LeafRange = { begin: 0, end: size };
  while (range.end - range.begin > 1) {
    const split = range.begin + splitPoint(range.end - range.begin);
    const left = { begin: range.begin, end: split };
    const right = { begin: split, end: range.end };
    path.push(index < split ? right : left);
    range = index < split ? left : right;
  }
  return path.reverse();
}

/** A claim that an entry stands in a tree. Hashes are 32 bytes. */
export interface Inclusion {
  readonly index: number;
  readonly size: number;
  readonly leafHash: Uint8Array;
  readonly root: Uint8Array;
  /** From the leaf's sibling up to the root's child. */
  readonly proof: readonly Uint8Array[];
}

/**
 * Verifies by RFC 9162 §2.1.3.2.
 * @throws LedgerError PROOF_INVALID
 */
export function verifyInclusion(claim: Inclusion): void {
  const { index, size, root, leafHash } = claim;
  if (!isIndexIn(index, size) || root.length !== 32 || leafHash.length !== 32) throw invalid();
  if (!equalBytes(rootAbove(claim), root)) throw invalid();
}

/** Positions are numbers up to 2^53, which bit operators would cut to 32 bits. */
function rootAbove({ index, size, leafHash, proof }: Inclusion): Uint8Array {
  let fn = index;
  let sn = size - 1;
  let hash = leafHash;
  for (const sibling of proof) {
    if (sn === 0 || sibling.length !== 32) throw invalid();
    if (fn % 2 === 1 || fn === sn) {
      hash = nodeHash(sibling, hash);
      while (fn % 2 === 0 && fn !== 0) {
        fn /= 2;
        sn = Math.floor(sn / 2);
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  if (sn !== 0) throw invalid();
  return hash;
}

function isIndexIn(index: number, size: number): boolean {
  return Number.isSafeInteger(index) && Number.isSafeInteger(size) && index >= 0 && index < size;
}

function invalid(): LedgerError {
  return new LedgerError('PROOF_INVALID', 'The proof does not show that the entry is in the log.');
}
