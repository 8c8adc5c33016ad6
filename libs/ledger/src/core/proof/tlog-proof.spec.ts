import { describeVectors } from '../../../test/test-data.js';
import { testSigner, verifierOf } from '../../../test/test-signer.js';
import { TestTree } from '../../../test/test-tree.js';
import { signCheckpoint } from '../note/sign-checkpoint.js';
import { inclusionPath } from './inclusion.js';
import { type TlogProof, formatTlogProof, parseTlogProof, verifyTlogProof } from './tlog-proof.js';

const ORIGIN = 'example.com/log';
const tree = new TestTree(11);
const log = verifierOf(ORIGIN);
const malformed = expect.objectContaining({ code: 'PROOF_MALFORMED' }) as Error;

async function proofOf(index: number): Promise<TlogProof> {
  const checkpoint = { origin: ORIGIN, size: 11, root: tree.rootAt(11) };
  return {
    index,
    hashes: tree.proof(inclusionPath(index, 11)),
    checkpoint: await signCheckpoint(checkpoint, testSigner(ORIGIN)),
  };
}

describe('a proof that travels as a file', () => {
  it('is read as it was written, with and without what stands beside it', async () => {
    const proof = await proofOf(3);
    for (const one of [proof, { ...proof, extra: Buffer.from('beside') }]) {
      const read = parseTlogProof(formatTlogProof(one));
      expect(formatTlogProof(read)).toBe(formatTlogProof(one));
      expect(read.index).toBe(3);
    }
  });

  it('shows offline that the log holds the entry', async () => {
    const proof = parseTlogProof(formatTlogProof(await proofOf(3)));
    const { size } = await verifyTlogProof(proof, tree.entries[3] ?? new Uint8Array(), ORIGIN, [log]);
    expect(size).toBe(11);
  });

  it('D21: shows nothing of another entry, and nothing under a checkpoint that is not signed', async () => {
    const proof = await proofOf(3);
    const [third, fourth] = [tree.entries[3] ?? new Uint8Array(), tree.entries[4] ?? new Uint8Array()];
    await expect(verifyTlogProof(proof, fourth, ORIGIN, [log])).rejects.toMatchObject({
      code: 'PROOF_INVALID',
    });
    await expect(verifyTlogProof({ ...proof, index: 4 }, third, ORIGIN, [log])).rejects.toMatchObject({
      code: 'PROOF_INVALID',
    });
    await expect(verifyTlogProof(proof, third, ORIGIN, [verifierOf('other.example')])).rejects.toMatchObject({
      code: 'NOTE_UNVERIFIED',
    });
  });

  it('D20: is refused with 64 hashes', async () => {
    const proof = { ...(await proofOf(3)), hashes: Array.from({ length: 64 }, () => new Uint8Array(32)) };
    expect(() => parseTlogProof(formatTlogProof(proof))).toThrow(malformed);
  });

  it('is refused where the extra is not base64, the index has a zero in front, or a hash is short', async () => {
    const text = formatTlogProof(await proofOf(3));
    for (const bad of [
      text.replace('index', 'extra !\nindex'),
      text.replace('index 3', 'index 03'),
      text.replace('index 3\n', 'index 3\nAAAA\n'),
      text.replace('\n\n', '\n'),
      '',
    ]) {
      expect(() => parseTlogProof(bad)).toThrow(malformed);
    }
  });

  interface Vectors {
    readonly tlogProofsBad: readonly { readonly proof: string; readonly why: string }[];
  }

  describeVectors<Vectors>('of the vectors', 'vectors/c2sp/notes.json', ({ tlogProofsBad }) => {
    it.each(tlogProofsBad)('is refused for its $why', ({ proof }) => {
      expect(() => parseTlogProof(proof)).toThrow(malformed);
    });

    it('was refused as often as there are vectors', () => {
      process.stdout.write(`c2sp/tlogProofsBad: ${tlogProofsBad.length} refused\n`);
      expect(tlogProofsBad.length).toBeGreaterThan(5);
    });
  });
});
