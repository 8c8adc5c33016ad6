import fc from 'fast-check';

import { MERKLE_FILE, merkleVectors } from '../../../test/merkle-vectors.js';
import { describeVectors } from '../../../test/test-data.js';
import { TestTree } from '../../../test/test-tree.js';
import { type Inclusion, inclusionPath, verifyInclusion } from './inclusion.js';

const tree = new TestTree(150);

function claimOf(index: number, size: number): Inclusion {
  const proof = tree.proof(inclusionPath(index, size));
  return {
    index,
    size,
    proof,
    leafHash: tree.leaves[index] ?? new Uint8Array(),
    root: tree.rootAt(size),
  };
}

const refused = { code: 'PROOF_INVALID' };
const anyPlace = fc
  .integer({ min: 1, max: 150 })
  .chain((size) => fc.record({ size: fc.constant(size), index: fc.nat({ max: size - 1 }) }));

describe('an inclusion proof', () => {
  it('verifies for every entry of every tree', () => {
    fc.assert(
      fc.property(anyPlace, ({ index, size }) => verifyInclusion(claimOf(index, size))),
      { numRuns: 400 },
    );
  });

  it('D2: is refused when one bit of leaf, root or any of its hashes is flipped', () => {
    fc.assert(
      fc.property(anyPlace, fc.nat(), fc.nat({ max: 255 }), ({ index, size }, which, bit) => {
        const claim = claimOf(index, size);
        const targets = [claim.leafHash, claim.root, ...claim.proof];
        const flipped = targets.map((hash) => Uint8Array.from(hash));
        const target = flipped[which % flipped.length] ?? new Uint8Array(32);
        target[bit >> 3] = (target[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const [leafHash = target, root = target, ...proof] = flipped;
        expect(() => verifyInclusion({ ...claim, leafHash, root, proof })).toThrow(
          expect.objectContaining(refused) as Error,
        );
      }),
    );
  });

  it('D20: is refused with a hash too many, one missing, or 64 of them', () => {
    const claim = claimOf(3, 11);
    const extra = new Uint8Array(32);
    for (const proof of [
      [...claim.proof, extra],
      [extra, ...claim.proof],
      claim.proof.slice(1),
      claim.proof.slice(0, -1),
      [],
      Array.from({ length: 64 }, () => extra),
    ]) {
      expect(() => verifyInclusion({ ...claim, proof })).toThrow(expect.objectContaining(refused) as Error);
    }
  });

  it('D20: is refused with hashes that are not of 32 bytes', () => {
    const claim = claimOf(3, 11);
    const proof = claim.proof.map((hash) => hash.slice(0, 31));
    expect(() => verifyInclusion({ ...claim, proof })).toThrow(expect.objectContaining(refused) as Error);
  });

  it('D21: is refused for another index', () => {
    const claim = claimOf(3, 11);
    for (const index of [0, 2, 4, 10, 11, -1, 2.5, NaN, 2 ** 53]) {
      expect(() => verifyInclusion({ ...claim, index })).toThrow(expect.objectContaining(refused) as Error);
    }
  });

  it('is refused for an index or a size that a tree cannot have', () => {
    for (const size of [0, 3, -1, 11.5, 2 ** 54]) {
      expect(() => verifyInclusion({ ...claimOf(3, 11), size })).toThrow(
        expect.objectContaining(refused) as Error,
      );
    }
    expect(() => inclusionPath(11, 11)).toThrow(expect.objectContaining(refused) as Error);
    expect(() => inclusionPath(-1, 11)).toThrow(expect.objectContaining(refused) as Error);
  });

  it('finds its way in trees beyond 2^32 entries', () => {
    const size = 2 ** 50 + 12345;
    const path = inclusionPath(2 ** 50 + 7, size);
    expect(path.at(-1)).toEqual({ begin: 0, end: 2 ** 50 });
    expect(path.every(({ begin, end }) => begin < end && end <= size)).toBe(true);
  });
});

describeVectors('inclusion proofs of transparency-dev/merkle', MERKLE_FILE, () => {
  const { cases = {}, inclusion, consistency } = merkleVectors('all');
  const bytes = (text: string): Uint8Array => Buffer.from(text, 'base64');

  it('are judged as the vectors say', () => {
    const wrong = inclusion.filter(({ leafIdx, treeSize, root, leafHash, proof, wantErr }) => {
      const claim = {
        index: leafIdx,
        size: treeSize,
        root: bytes(root),
        leafHash: bytes(leafHash),
        proof: (proof ?? []).map(bytes),
      };
      return passes(() => verifyInclusion(claim)) === wantErr;
    });
    process.stdout.write(`merkle/inclusion: ${inclusion.length - wrong.length} of ${inclusion.length}\n`);
    expect(inclusion.length).toBeGreaterThan(90);
    expect(wrong).toEqual([]);
  });

  it('are all the vectors that concern us: proofs about parts of a tree are no protocol of this log', () => {
    const others = Object.keys(cases).filter((path) => path.startsWith('subtree'));
    process.stdout.write(`merkle/subtree*: ${others.length} left out\n`);
    expect(others.length + inclusion.length + consistency.length).toBe(Object.keys(cases).length);
  });
});

function passes(verify: () => void): boolean {
  try {
    verify();
    return true;
  } catch {
    return false;
  }
}
