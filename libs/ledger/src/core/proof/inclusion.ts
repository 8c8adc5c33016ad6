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
  new InclusionRun(claim.size, claim.root).verify(claim);
}

/** A node on the way up from a leaf: its place in its row, the last place of that row, and its hash. */
interface Step {
  readonly fn: number;
  readonly sn: number;
  readonly hash: Uint8Array;
}

/**
 * Verifies many entries of one tree, by the same rules. A way up that meets the one before, with the same siblings
 * still to come, leads to the same root: neighbours share most of their proofs.
 */
export class InclusionRun {
  /** Of the last proof that held: after how many of its hashes which node was reached. */
  #steps: readonly Step[] = [];
  #proof: readonly Uint8Array[] = [];

  /** @param root 32 bytes */
  constructor(
    private readonly size: number,
    private readonly root: Uint8Array,
  ) {}

  /** @throws LedgerError PROOF_INVALID */
  verify({ index, leafHash, proof }: Omit<Inclusion, 'size' | 'root'>): void {
    if (!isIndexIn(index, this.size) || this.root.length !== 32 || leafHash.length !== 32) throw invalid();
    if (proof.some(({ length }) => length !== 32)) throw invalid();
    const steps: Step[] = [{ fn: index, sn: this.size - 1, hash: leafHash }];
    for (const [place, sibling] of proof.entries()) {
      const step = above(steps[place] ?? throwInvalid(), sibling);
      steps.push(step);
      const known = this.rest(step, proof, place + 1);
      if (!known) continue;
      this.keep(steps.concat(known), proof);
      return;
    }
    const top = steps.at(-1);
    if (top?.sn !== 0 || !equalBytes(top.hash, this.root)) throw invalid();
    this.keep(steps, proof);
  }

  /** The steps still to come, where the last proof went the same way from here on. */
  private rest(
    { fn, sn, hash }: Step,
    proof: readonly Uint8Array[],
    used: number,
  ): readonly Step[] | undefined {
    const at = this.#proof.length - (proof.length - used);
    const met = this.#steps[at];
    if (met?.fn !== fn || met.sn !== sn || !equalBytes(met.hash, hash)) return undefined;
    for (let place = used; place < proof.length; place += 1) {
      const [mine, known] = [proof[place], this.#proof[at + place - used]];
      if (!mine || !known || !equalBytes(mine, known)) return undefined;
    }
    return this.#steps.slice(at + 1);
  }

  private keep(steps: readonly Step[], proof: readonly Uint8Array[]): void {
    this.#steps = steps;
    this.#proof = proof;
  }
}

/** Positions are numbers up to 2^53, which bit operators would cut to 32 bits. */
function above({ fn, sn, hash }: Step, sibling: Uint8Array): Step {
  if (sn === 0) throw invalid();
  if (fn % 2 === 0 && fn !== sn) {
    return { fn: fn / 2, sn: Math.floor(sn / 2), hash: nodeHash(hash, sibling) };
  }
  let [place, last] = [fn, sn];
  while (place % 2 === 0 && place !== 0) [place, last] = [place / 2, Math.floor(last / 2)];
  return { fn: Math.floor(place / 2), sn: Math.floor(last / 2), hash: nodeHash(sibling, hash) };
}

function isIndexIn(index: number, size: number): boolean {
  return Number.isSafeInteger(index) && Number.isSafeInteger(size) && index >= 0 && index < size;
}

function throwInvalid(): never {
  throw invalid();
}

function invalid(): LedgerError {
  return new LedgerError('PROOF_INVALID', 'The proof does not show that the entry is in the log.');
}
