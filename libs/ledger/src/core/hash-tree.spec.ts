import { createHash } from 'node:crypto';

import fc from 'fast-check';

import { merkleVectors } from '../../test/merkle-vectors.js';
import { largestPowerBelow } from '../../test/recursive-tree.js';
import { EMPTY_ROOT, leafHash, leafHashBy, nodeHash } from './hash-tree.js';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const fromBase64 = (text: string): Uint8Array => Buffer.from(text, 'base64');

describe('the hashes of the tree', () => {
  it('give the empty tree the hash of nothing', () => {
    expect(hex(EMPTY_ROOT)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('give an empty entry the hash of its prefix', () => {
    expect(hex(leafHash(new Uint8Array()))).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    );
  });

  it('are the same by the platform’s own hash', () => {
    const own = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (entry) => {
        expect(hex(leafHashBy(own, entry))).toBe(hex(leafHash(entry)));
      }),
    );
  });

  it('put 0x00 before an entry', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (entry) => {
        const expected = createHash('sha256')
          .update(Buffer.from([0]))
          .update(entry)
          .digest('hex');
        expect(hex(leafHash(entry))).toBe(expected);
      }),
    );
  });

  it('put 0x01 before two children, left first', () => {
    const [left, right] = [leafHash(Uint8Array.of(1)), leafHash(Uint8Array.of(2))];
    const expected = createHash('sha256')
      .update(Buffer.from([1]))
      .update(left)
      .update(right)
      .digest('hex');
    expect(hex(nodeHash(left, right))).toBe(expected);
    expect(hex(nodeHash(right, left))).not.toBe(expected);
  });

  it('never take two children for an entry of 64 bytes', () => {
    const [left, right] = [leafHash(Uint8Array.of(1)), leafHash(Uint8Array.of(2))];
    expect(hex(leafHash(Buffer.concat([left, right])))).not.toBe(hex(nodeHash(left, right)));
  });
});

const { inclusion } = merkleVectors();

/** Hashes upwards from a leaf as the recursion of RFC 6962 §2.1.1 goes down to it. */
function rootAbove(leaf: Uint8Array, index: number, size: number, proof: readonly string[]): Uint8Array {
  if (size === 1) return leaf;
  const sibling = fromBase64(proof.at(-1) ?? '');
  const left = largestPowerBelow(size);
  const rest = proof.slice(0, -1);
  return index < left
    ? nodeHash(rootAbove(leaf, index, left, rest), sibling)
    : nodeHash(sibling, rootAbove(leaf, index - left, size - left, rest));
}

if (inclusion.length === 0) {
  describe.skip('the hashes of the tree and the vectors of transparency-dev/merkle', () => {
    it('are not compared: set GROUNDS_TEST_DATA to the folder of the test data', () => undefined);
  });
} else {
  describe('the hashes of the tree and the vectors of transparency-dev/merkle', () => {
    it.each(inclusion)(
      'agree on leaf $leafIdx in a tree of $treeSize',
      ({ leafHash: leaf, leafIdx, treeSize, proof, root }) => {
        const reached = rootAbove(fromBase64(leaf), leafIdx, treeSize, proof ?? []);
        expect(Buffer.from(reached).toString('base64')).toBe(root);
      },
    );
  });
}
