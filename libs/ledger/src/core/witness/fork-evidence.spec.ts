import { testSigner, verifierOf } from '../../../test/test-signer.js';
import { TestTree } from '../../../test/test-tree.js';
import { parseNote } from '../note/note.js';
import { type SignedCheckpoint, openCheckpoint } from '../note/open-checkpoint.js';
import { cosign, signCheckpoint } from '../note/sign-checkpoint.js';
import { formatNote } from '../note/note.js';
import { findFork, rootsAtSizes } from './find-fork.js';
import { type ForkEvidence, verifyForkEvidence } from './fork-evidence.js';

const ORIGIN = 'example.com/log';
const keys = [verifierOf(ORIGIN)];
const keysOf = (origin: string) => (origin === ORIGIN ? keys : []);
const one = new TestTree(300);
const other = new TestTree(300, 'another');

/** What the log signed of a tree. */
async function signed(tree: TestTree, size: number, seed = ORIGIN): Promise<SignedCheckpoint> {
  const note = await signCheckpoint({ origin: ORIGIN, size, root: tree.rootAt(size) }, testSigner(seed));
  return openCheckpoint(note, ORIGIN, [verifierOf(ORIGIN, 'ed25519', seed)]);
}

async function evidence(larger: number, smaller: number, of = other): Promise<ForkEvidence | undefined> {
  const followed = { checkpoint: await signed(one, larger), leaves: one.leaves.slice(0, larger) };
  return findFork(followed, await signed(of, smaller), keys);
}

async function certain(larger: number, smaller: number): Promise<ForkEvidence> {
  const found = await evidence(larger, smaller);
  if (!found) throw new Error('No fork was found.');
  return found;
}

const refused = expect.objectContaining({ code: 'FORK_UNPROVEN' }) as Error;

describe('evidence of a fork', () => {
  it('D18: of two roots at one size is the two notes', async () => {
    const found = await certain(9, 9);
    expect(found).toMatchObject({ rootAtSmaller: null, proof: [] });
    expect(await verifyForkEvidence(found, keysOf)).toMatchObject({
      smaller: { size: 9 },
      larger: { size: 9 },
    });
  });

  it.each([
    [2, 1],
    [9, 8],
    [256, 255],
    [257, 256],
    [300, 7],
  ])(
    'D18: of sizes %d and %d shows what the larger tree had at the smaller size',
    async (larger, smaller) => {
      const found = await certain(larger, smaller);
      expect(await verifyForkEvidence(JSON.parse(JSON.stringify(found)), keysOf)).toMatchObject({
        smaller: { size: smaller, root: other.rootAt(smaller) },
        larger: { size: larger, root: one.rootAt(larger) },
      });
    },
  );

  it('is found for no two sizes of one history', async () => {
    for (const size of [0, 1, 8, 9, 255, 300]) expect(await evidence(300, size, one)).toBeUndefined();
  });

  it('names the same pair whoever has cosigned, and in whatever order it was found', async () => {
    const [mine, theirs] = [await signed(one, 9), await signed(other, 9)];
    const name = 'w.example';
    const { text, signatures } = parseNote(mine.note);
    const line = await cosign(text, name, testSigner(name), new Date());
    const cosigned = { ...mine, note: formatNote({ text, signatures: [...signatures, line] }) };
    const found = [
      findFork({ checkpoint: theirs, leaves: other.leaves.slice(0, 9) }, cosigned, keys),
      findFork({ checkpoint: mine, leaves: one.leaves.slice(0, 9) }, theirs, keys),
    ];
    const [first, second] = await Promise.all(found.map((item) => verifyForkEvidence(item, keysOf)));
    expect(first?.pair).toBe(second?.pair);
    expect(JSON.stringify(found)).not.toContain(name);
  });

  it('accuses nobody whose key has not signed both', async () => {
    const followed = { checkpoint: await signed(one, 9), leaves: one.leaves.slice(0, 9) };
    const forged = await signed(other, 9, 'somebody else');
    const found = findFork(followed, forged, [...keys, verifierOf(ORIGIN, 'ed25519', 'somebody else')]);
    await expect(verifyForkEvidence(found, keysOf)).rejects.toThrow(refused);
  });

  it.each<[string, (found: ForkEvidence) => unknown]>([
    ['with the notes changed about', (found) => ({ ...found, notes: [...found.notes].reverse() })],
    ['with one note twice', (found) => ({ ...found, notes: [found.notes[1], found.notes[1]] })],
    ['without its proof', (found) => ({ ...found, proof: [] })],
    ['with a hash of another length', (found) => ({ ...found, proof: ['AAAA', ...found.proof.slice(1)] })],
    [
      'with the root that was signed',
      (found) => ({ ...found, rootAtSmaller: parseNote(found.notes[0]).text.split('\n')[2] }),
    ],
    ['of another log', (found) => ({ ...found, origin: 'other.example/log' })],
    ['in another format', (found) => ({ ...found, format: 'grounds-fork/2' })],
    ['that is none', () => 'fork'],
    ['with three notes', (found) => ({ ...found, notes: [...found.notes, found.notes[0]] })],
  ])('D19: is refused %s', async (_, change) => {
    await expect(verifyForkEvidence(change(await certain(9, 7)), keysOf)).rejects.toThrow(refused);
  });

  it('is refused for two checkpoints of one history', async () => {
    const notes = [(await signed(one, 7)).note, (await signed(one, 9)).note];
    const claim = { ...(await certain(9, 7)), notes };
    await expect(verifyForkEvidence(claim, keysOf)).rejects.toThrow(refused);
  });
});

describe('the roots of a log at earlier sizes', () => {
  it('are those that it had', () => {
    const roots = rootsAtSizes(one.leaves, new Set([0, 1, 255, 300]));
    for (const [size, root] of roots) expect(root).toEqual(one.rootAt(size));
    expect(roots.size).toBe(4);
  });
});
