import { TestTree } from '../../../test/test-tree.js';
import { consistencyPath } from '../proof/consistency.js';
import {
  type AddCheckpointRequest,
  formatAddCheckpoint,
  parseAddCheckpoint,
} from './add-checkpoint-request.js';
import { judgeGrowth } from './judge-growth.js';
import { kinshipOf } from './kinship-of.js';

const tree = new TestTree(40);
const head = (size: number, of = tree) => ({ origin: 'example.com/log', size, root: of.rootAt(size) });
const from = (oldSize: number, to: number) => ({ oldSize, proof: tree.proof(consistencyPath(oldSize, to)) });

describe('a witness asked for growth', () => {
  it('cosigns what goes on from what it knows', () => {
    expect(judgeGrowth(head(7), from(7, 40), head(40))).toEqual({ kind: 'cosign' });
  });

  it('cosigns the same checkpoint again', () => {
    expect(judgeGrowth(head(7), { oldSize: 7, proof: [] }, head(7))).toEqual({ kind: 'cosign' });
  });

  it('cosigns the first checkpoint it sees, from size 0 and with an empty proof only', () => {
    expect(judgeGrowth(undefined, { oldSize: 0, proof: [] }, head(40))).toEqual({ kind: 'cosign' });
    expect(judgeGrowth(undefined, { oldSize: 0, proof: [new Uint8Array(32)] }, head(40))).toEqual({
      kind: 'unproven',
    });
  });

  it('cosigns an empty log, and growth from it', () => {
    expect(judgeGrowth(undefined, { oldSize: 0, proof: [] }, head(0))).toEqual({ kind: 'cosign' });
    expect(judgeGrowth(head(0), { oldSize: 0, proof: [] }, head(9))).toEqual({ kind: 'cosign' });
  });

  it('D17: says its own size to a log that starts from another, and never goes back', () => {
    expect(judgeGrowth(head(7), from(5, 40), head(40))).toEqual({ kind: 'behind', size: 7 });
    expect(judgeGrowth(head(7), from(5, 6), head(6))).toEqual({ kind: 'behind', size: 7 });
    expect(judgeGrowth(head(7), { oldSize: 7, proof: [] }, head(6))).toEqual({ kind: 'malformed' });
  });

  it('D18: sees a fork in another root at the same size, from wherever the log claims to start', () => {
    const forked = head(7, new TestTree(7, 'another'));
    for (const oldSize of [7, 0, 3, 9]) {
      expect(judgeGrowth(head(7), { oldSize, proof: [] }, forked)).toEqual({ kind: 'fork' });
    }
  });

  it('D19: does not cosign a larger log that does not go on from what it knows', () => {
    const forked = new TestTree(40, 'another');
    const proof = forked.proof(consistencyPath(7, 40));
    expect(judgeGrowth(head(7), { oldSize: 7, proof }, head(40, forked))).toEqual({ kind: 'unproven' });
  });

  it('D19: accuses nobody because of a bad proof, which anybody can send', () => {
    const { proof } = from(7, 40);
    const bad = [...proof, new Uint8Array(32)];
    expect(judgeGrowth(head(7), { oldSize: 7, proof: bad }, head(40))).toEqual({ kind: 'unproven' });
  });
});

describe('a request to cosign', () => {
  const request: AddCheckpointRequest = { ...from(7, 40), note: 'log\n1\nroot\n\n— log AAAAAAA=\n' };

  it('is read as it was written', () => {
    expect(formatAddCheckpoint(parseAddCheckpoint(formatAddCheckpoint(request)))).toBe(
      formatAddCheckpoint(request),
    );
    expect(parseAddCheckpoint('old 0\n\nnote').oldSize).toBe(0);
  });

  it.each([
    ['without its first line', 'AAAA\n\nnote'],
    ['D9: with a size that is none', 'old 07\n\nnote'],
    ['with a hash that is none', 'old 7\nAAAA\n\nnote'],
    ['without an empty line', 'old 7\nnote'],
    ['D20: with 64 hashes', `old 7\n${`${Buffer.alloc(32).toString('base64')}\n`.repeat(64)}\nnote`],
    ['when it is empty', ''],
  ])('is refused %s', (_, body) => {
    expect(() => parseAddCheckpoint(body)).toThrow(
      expect.objectContaining({ code: 'PROOF_MALFORMED' }) as Error,
    );
  });
});

describe('two checkpoints of one log', () => {
  const proof = tree.proof(consistencyPath(7, 40));

  it('are of one history when a proof says so, in either order', () => {
    expect(kinshipOf(head(7), head(40), proof)).toBe('grown');
    expect(kinshipOf(head(40), head(7), proof)).toBe('grown');
    expect(kinshipOf(head(7), head(7), undefined)).toBe('same');
    expect(kinshipOf(head(0), head(7), undefined)).toBe('grown');
  });

  it('D18: are a fork with two roots at one size', () => {
    expect(kinshipOf(head(7), head(7, new TestTree(7, 'another')), undefined)).toBe('fork');
  });

  it('are no fork when they are of two logs', () => {
    const other = { ...head(7, new TestTree(7, 'another')), origin: 'other.example/log' };
    expect(kinshipOf(head(7), other, undefined)).toBe('other_log');
  });

  it('D19: are unproven with a proof that fails or is not there', () => {
    expect(kinshipOf(head(7), head(40, new TestTree(40, 'another')), proof)).toBe('unproven');
    expect(kinshipOf(head(7), head(40), undefined)).toBe('unproven');
  });
});
