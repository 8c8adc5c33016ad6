import { testSigner, verifierOf } from '../../../test/test-signer.js';
import { describeVectors } from '../../../test/test-data.js';
import { EMPTY_ROOT } from '../hash-tree.js';
import { formatCheckpoint, parseCheckpoint } from './checkpoint.js';
import { formatNote, parseNote } from './note.js';
import { openCheckpoint } from './open-checkpoint.js';
import { cosign, signCheckpoint } from './sign-checkpoint.js';

const ORIGIN = 'example.com/log';
const root = new Uint8Array(32).fill(7);
const malformed = expect.objectContaining({ code: 'CHECKPOINT_MALFORMED' }) as Error;
const text = formatCheckpoint({ origin: ORIGIN, size: 9, root });

describe('the text of a checkpoint', () => {
  it('is read as it was written', () => {
    expect(parseCheckpoint(text)).toEqual({ origin: ORIGIN, size: 9, root });
  });

  it('of the empty log has the root of nothing', () => {
    const empty = { origin: ORIGIN, size: 0, root: EMPTY_ROOT };
    expect(parseCheckpoint(formatCheckpoint(empty))).toEqual(empty);
  });

  it('D8: is refused for size 0 with another root', () => {
    expect(() => parseCheckpoint(formatCheckpoint({ origin: ORIGIN, size: 0, root }))).toThrow(malformed);
  });

  it.each(['09', '-9', '+9', '0x9', '18446744073709551616', '', ' 9'])(
    'D9: is refused with size %j',
    (size) => {
      expect(() => parseCheckpoint(text.replace('9', size))).toThrow(malformed);
    },
  );

  it.each([31, 33])('D10: is refused with a root of %d bytes', (length) => {
    const short = formatCheckpoint({ origin: ORIGIN, size: 9, root: new Uint8Array(length) });
    expect(() => parseCheckpoint(short)).toThrow(malformed);
  });

  it('passes over extension lines, which may not be empty', () => {
    expect(parseCheckpoint(`${text}extension\n`).size).toBe(9);
    expect(() => parseCheckpoint(`${text}\nextension\n`)).toThrow(malformed);
  });

  interface Vectors {
    readonly checkpointBodies: readonly { readonly text: string; readonly why?: string }[];
  }

  describeVectors<Vectors>('of the vectors', 'vectors/c2sp/notes.json', ({ checkpointBodies }) => {
    it.each(checkpointBodies)('is refused: $text', (body) => {
      expect(() => parseCheckpoint(body.text)).toThrow(malformed);
    });

    it('was refused as often as there are vectors', () => {
      process.stdout.write(`c2sp/checkpointBodies: ${checkpointBodies.length} refused\n`);
      expect(checkpointBodies.length).toBeGreaterThan(3);
    });
  });
});

describe('a signed checkpoint', () => {
  const log = verifierOf(ORIGIN);
  const witness = verifierOf('w.example', 'cosignature');
  const signed = (origin = ORIGIN): Promise<string> =>
    signCheckpoint({ origin, size: 9, root }, testSigner(origin));

  it('opens with the key of its log', async () => {
    const note = await signed();
    expect(await openCheckpoint(note, ORIGIN, [log])).toEqual({
      origin: ORIGIN,
      size: 9,
      root,
      note,
      cosignatures: [],
    });
  });

  it('D12: is refused when it is of another log', async () => {
    const other = verifierOf('other.example/log');
    const opening = openCheckpoint(await signed('other.example/log'), ORIGIN, [log, other]);
    await expect(opening).rejects.toMatchObject({ code: 'NOTE_UNVERIFIED' });
  });

  it('D12: is refused when another log has signed in its name', async () => {
    const other = verifierOf('other.example/log');
    const { signatures } = parseNote(
      await signCheckpoint({ origin: ORIGIN, size: 9, root }, testSigner('other.example/log')),
    );
    const posing = formatNote({
      text,
      signatures: signatures.map((line) => ({ ...line, name: 'other.example/log' })),
    });
    await expect(openCheckpoint(posing, ORIGIN, [log, other])).rejects.toMatchObject({
      code: 'NOTE_UNVERIFIED',
    });
  });

  it('is refused with cosignatures alone', async () => {
    const line = await cosign(text, witness.name, testSigner(witness.name), new Date());
    const opening = openCheckpoint(formatNote({ text, signatures: [line] }), ORIGIN, [log, witness]);
    await expect(opening).rejects.toMatchObject({ code: 'NOTE_UNVERIFIED' });
  });
});
