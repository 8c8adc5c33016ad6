import fc from 'fast-check';

import { MERKLE_FILE, merkleVectors } from '../../../test/merkle-vectors.js';
import { describeVectors } from '../../../test/test-data.js';
import { TestTree } from '../../../test/test-tree.js';
import { type Consistency, consistencyPath, verifyConsistency } from './consistency.js';

const tree = new TestTree(150);

function claimOf(from: number, to: number): Consistency {
  const proof = tree.proof(consistencyPath(from, to));
  return { from, to, proof, rootFrom: tree.rootAt(from), rootTo: tree.rootAt(to) };
}

const refused = expect.objectContaining({ code: 'PROOF_INVALID' }) as Error;
const anyGrowth = fc
  .integer({ min: 1, max: 150 })
  .chain((to) => fc.record({ to: fc.constant(to), from: fc.integer({ min: 1, max: to }) }));

describe('a consistency proof', () => {
  it('verifies between any two sizes of a log', () => {
    fc.assert(
      fc.property(anyGrowth, ({ from, to }) => verifyConsistency(claimOf(from, to))),
      { numRuns: 400 },
    );
  });

  it('D19: is refused when one bit of a root or of any of its hashes is flipped', () => {
    fc.assert(
      fc.property(anyGrowth, fc.nat(), fc.nat({ max: 255 }), ({ from, to }, which, bit) => {
        const claim = claimOf(from, to);
        const flipped = [claim.rootFrom, claim.rootTo, ...claim.proof].map((hash) => Uint8Array.from(hash));
        const target = flipped[which % flipped.length] ?? new Uint8Array(32);
        target[bit >> 3] = (target[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const [rootFrom = target, rootTo = target, ...proof] = flipped;
        expect(() => verifyConsistency({ ...claim, rootFrom, rootTo, proof })).toThrow(refused);
      }),
    );
  });

  it('D20: is refused with a hash too many, one missing, or 64 of them', () => {
    const claim = claimOf(6, 11);
    const extra = new Uint8Array(32);
    for (const proof of [
      [...claim.proof, extra],
      [extra, ...claim.proof],
      claim.proof.slice(1),
      claim.proof.slice(0, -1),
      [],
      Array.from({ length: 64 }, () => extra),
    ]) {
      expect(() => verifyConsistency({ ...claim, proof })).toThrow(refused);
    }
  });

  it('D17: is refused when the log would have shrunk', () => {
    const { proof, rootFrom, rootTo } = claimOf(6, 11);
    expect(() => verifyConsistency({ from: 11, to: 6, rootFrom: rootTo, rootTo: rootFrom, proof })).toThrow(
      refused,
    );
    expect(() => consistencyPath(11, 6)).toThrow(refused);
  });

  it('D18: is refused between two roots at one size', () => {
    const other = new TestTree(11, 'another').rootAt(11);
    expect(() =>
      verifyConsistency({ from: 11, to: 11, rootFrom: tree.rootAt(11), rootTo: other, proof: [] }),
    ).toThrow(refused);
  });

  it('proves nothing from the empty log on', () => {
    expect(() => consistencyPath(0, 5)).toThrow(refused);
    expect(() => verifyConsistency({ ...claimOf(1, 5), from: 0, proof: [] })).toThrow(refused);
  });

  it('is refused for the proof of another growth', () => {
    const { proof } = claimOf(6, 11);
    expect(() => verifyConsistency({ ...claimOf(7, 11), proof })).toThrow(refused);
    expect(() => verifyConsistency({ ...claimOf(6, 12), proof })).toThrow(refused);
  });
});

describeVectors('consistency proofs of transparency-dev/merkle', MERKLE_FILE, () => {
  const { consistency } = merkleVectors('all');
  const bytes = (text: string): Uint8Array => Buffer.from(text, 'base64');

  it('are judged as the vectors say', () => {
    const wrong = consistency.filter(({ size1, size2, root1, root2, proof, wantErr }) => {
      const claim = {
        from: size1,
        to: size2,
        rootFrom: bytes(root1),
        rootTo: bytes(root2),
        proof: (proof ?? []).map(bytes),
      };
      return passes(() => verifyConsistency(claim)) === wantErr;
    });
    const judged = consistency.length - wrong.length;
    process.stdout.write(`merkle/consistency: ${judged} of ${consistency.length}\n`);
    expect(consistency.length).toBeGreaterThan(90);
    expect(wrong).toEqual([]);
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
