import { testSigner, verifierOf } from '../../../test/test-signer.js';
import { TestTree } from '../../../test/test-tree.js';
import { parseNote, parseSignature } from '../note/note.js';
import { signCheckpoint } from '../note/sign-checkpoint.js';
import { verifyNote } from '../note/verify-note.js';
import { consistencyPath } from '../proof/consistency.js';
import { formatAddCheckpoint } from './add-checkpoint-request.js';
import type { WitnessedNote } from './judge-growth.js';
import { Witness, type WitnessAnswer, type WitnessStore } from './witness.js';

const ORIGIN = 'example.com/log';
const AT = new Date('2026-11-24T12:00:00Z');
const tree = new TestTree(60);
const log = verifierOf(ORIGIN);
const witnessKey = verifierOf('w.example', 'cosignature');

/** One call after the other for each log, as a transaction that locks its row does. */
class MemoryStore implements WitnessStore {
  readonly heads = new Map<string, WitnessedNote>();

  async update(
    origin: string,
    judge: (known: WitnessedNote | undefined) => WitnessedNote | undefined,
  ): Promise<void> {
    await Promise.resolve();
    const next = judge(this.heads.get(origin));
    if (next) this.heads.set(origin, next);
  }
}

describe('a witness', () => {
  let store: MemoryStore;
  let forks: number[];
  let witness: Witness;

  beforeEach(() => {
    store = new MemoryStore();
    forks = [];
    witness = new Witness(
      witnessKey.name,
      testSigner(witnessKey.name),
      store,
      (origin) => (origin === ORIGIN ? [log] : []),
      { now: () => AT },
      (_, { size }) => void forks.push(size),
    );
  });

  async function ask(oldSize: number, size: number, of = tree, origin = ORIGIN): Promise<WitnessAnswer> {
    const note = await signCheckpoint({ origin, size, root: of.rootAt(size) }, testSigner(origin));
    const proof = oldSize === 0 || oldSize > size ? [] : of.proof(consistencyPath(oldSize, size));
    return witness.addCheckpoint(formatAddCheckpoint({ oldSize, proof, note }));
  }

  it('answers with a cosignature that verifies, and remembers', async () => {
    const { status, body } = await ask(0, 9);
    expect(status).toBe(200);
    const note = parseNote(
      await signCheckpoint({ origin: ORIGIN, size: 9, root: tree.rootAt(9) }, testSigner(ORIGIN)),
    );
    const line = parseSignature(body.trimEnd());
    expect(await verifyNote({ ...note, signatures: [line] }, [witnessKey])).toEqual([
      { key: witnessKey, time: AT.getTime() / 1000 },
    ]);
    expect(store.heads.get(ORIGIN)?.size).toBe(9);
  });

  it('D17: answers 409 and its size to a log that starts from another', async () => {
    await ask(0, 9);
    expect(await ask(0, 30)).toEqual({ status: 409, body: '9\n', mediaType: 'text/x.tlog.size' });
    expect((await ask(9, 30)).status).toBe(200);
  });

  it('D18: keeps its memory, and reports a fork', async () => {
    await ask(0, 9);
    expect((await ask(9, 9, new TestTree(9, 'another'))).status).toBe(409);
    expect((await ask(0, 9, new TestTree(9, 'another'))).status).toBe(409);
    expect(forks).toEqual([9, 9]);
    expect(store.heads.get(ORIGIN)?.root).toEqual(tree.rootAt(9));
  });

  it('D19: refuses a proof that fails and raises no alarm', async () => {
    await ask(0, 9);
    expect((await ask(9, 30, new TestTree(30, 'another'))).status).toBe(422);
    expect(forks).toEqual([]);
    expect(store.heads.get(ORIGIN)?.size).toBe(9);
  });

  it('gives no cosignature when it cannot remember', async () => {
    store.update = () => Promise.reject(new Error('disk full'));
    await expect(ask(0, 9)).rejects.toThrow('disk full');
  });

  it('D23: is not rolled back by two requests at the same moment', async () => {
    await ask(0, 9);
    const answers = await Promise.all([ask(9, 40), ask(9, 20), ask(9, 30)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const accepted = [40, 20, 30][answers.findIndex(({ status }) => status === 200)];
    expect(store.heads.get(ORIGIN)?.size).toBe(accepted);
  });

  it('knows no log but those it was given', async () => {
    expect((await ask(0, 9, tree, 'stranger.example/log')).status).toBe(404);
  });

  it('refuses what the log has not signed', async () => {
    const note = await signCheckpoint(
      { origin: ORIGIN, size: 9, root: tree.rootAt(9) },
      testSigner('somebody else'),
    );
    const body = formatAddCheckpoint({ oldSize: 0, proof: [], note });
    expect((await witness.addCheckpoint(body)).status).toBe(403);
    expect(store.heads.size).toBe(0);
  });

  it.each(['', 'old 0\n\nno note', 'old x\n\n'])('answers 400 to %j', async (body) => {
    expect((await witness.addCheckpoint(body)).status).toBe(400);
  });
});
