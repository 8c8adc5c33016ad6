import { testSigner, verifierOf } from '../../../test/test-signer.js';
import { describeVectors } from '../../../test/test-data.js';
import { formatNote, parseNote } from './note.js';
import { cosign, signCheckpoint } from './sign-checkpoint.js';
import { type VerifierKey, keyId, parseVerifierKey } from './verifier-key.js';
import { verifyNote } from './verify-note.js';

const ORIGIN = 'example.com/log';
const AT = new Date('2026-11-24T12:00:00Z');
const root = new Uint8Array(32).fill(7);
const log = verifierOf(ORIGIN);
const malformed = expect.objectContaining({ code: 'NOTE_MALFORMED' }) as Error;
const unverified = { code: 'NOTE_UNVERIFIED' };

const signed = (): Promise<string> => signCheckpoint({ origin: ORIGIN, size: 9, root }, testSigner(ORIGIN));

describe('a signed note', () => {
  it('is read as it was written', async () => {
    const note = await signed();
    expect(formatNote(parseNote(note))).toBe(note);
  });

  it('keeps empty lines of its text: the last one ends it', () => {
    const { text, signatures } = parseNote('one\n\ntwo\n\n— name AAAAAAA=\n');
    expect(text).toBe('one\n\ntwo\n');
    expect(signatures).toHaveLength(1);
  });

  it('is verified with the key of its log', async () => {
    expect(await verifyNote(parseNote(await signed()), [log])).toEqual([{ key: log }]);
  });

  it('passes over signatures of keys that nobody trusts here', async () => {
    const { text, signatures } = parseNote(await signed());
    const strange = { name: 'stranger.example', keyId: '00000000', signature: new Uint8Array(64) };
    expect(await verifyNote({ text, signatures: [strange, ...signatures] }, [log])).toHaveLength(1);
  });

  it('D13: is refused whole when a known key has signed wrongly, be there a good one beside it', async () => {
    const { text, signatures } = parseNote(await signed());
    const witness = verifierOf('w.example', 'cosignature');
    const wrong = { name: witness.name, keyId: keyId(witness), signature: new Uint8Array(72).fill(1) };
    const note = { text, signatures: [...signatures, wrong] };
    await expect(verifyNote(note, [log, witness])).rejects.toMatchObject(unverified);
    expect(await verifyNote(note, [log])).toHaveLength(1);
  });

  it('D14: is refused with signatures of unknown keys only', async () => {
    const note = parseNote(await signed());
    await expect(verifyNote(note, [verifierOf('other.example')])).rejects.toMatchObject(unverified);
    await expect(verifyNote(note, [])).rejects.toMatchObject(unverified);
  });

  it('D15: is not verified with two keys that it could not tell apart', async () => {
    const twin: VerifierKey = { ...log };
    await expect(verifyNote(parseNote(await signed()), [log, twin])).rejects.toMatchObject({
      code: 'VERIFIER_KEY_INVALID',
    });
  });

  it('D16: is refused with 1,000 signature lines, and read with 16', async () => {
    const { text, signatures } = parseNote(await signed());
    const lines = (count: number): string =>
      formatNote({ text, signatures: Array.from({ length: count }, () => signatures).flat() });
    expect(() => parseNote(lines(1000))).toThrow(malformed);
    expect(await verifyNote(parseNote(lines(16)), [log])).toHaveLength(1);
  });

  it('is refused when the text was changed by one character', async () => {
    const { text, signatures } = parseNote(await signed());
    const changed = { text: text.replace('9', '8'), signatures };
    await expect(verifyNote(changed, [log])).rejects.toMatchObject(unverified);
  });

  it.each([
    ['without a blank line', (note: string) => note.replace('\n\n', '\n')],
    ['with a carriage return', (note: string) => note.replaceAll('\n', '\r\n')],
    ['with a tab', (note: string) => note.replace('9\n', '9\t\n')],
    ['with an en dash', (note: string) => note.replace('—', '–')],
    ['without its last newline', (note: string) => note.slice(0, -1)],
    ['without signatures', (note: string) => note.slice(0, note.indexOf('—'))],
    ['with half a surrogate', (note: string) => `\ud800${note}`],
    ['with padding missing', (note: string) => note.replace(/=+\n$/, '\n')],
    ['with a signature shorter than its key id', () => 'text\n\n— name AAAA\n'],
    ['of more than a megabyte', (note: string) => 'x'.repeat(1_000_001) + note],
  ])('D11: is refused %s', async (_, change) => {
    const note = await signed();
    expect(() => parseNote(change(note))).toThrow(malformed);
  });
});

describe('a cosignature', () => {
  const witness = verifierOf('w.example', 'cosignature');

  it('is verified with its time', async () => {
    const { text, signatures } = parseNote(await signed());
    const line = await cosign(text, witness.name, testSigner(witness.name), AT);
    const verified = await verifyNote({ text, signatures: [...signatures, line] }, [log, witness]);
    expect(verified).toEqual([{ key: log }, { key: witness, time: AT.getTime() / 1000 }]);
  });

  it('D22: is refused with the time 0, and with a time that was not signed', async () => {
    const { text, signatures } = parseNote(await signed());
    const line = await cosign(text, witness.name, testSigner(witness.name), AT);
    const zero = await cosign(text, witness.name, testSigner(witness.name), new Date(0));
    const moved = { ...line, signature: Uint8Array.from(line.signature) };
    moved.signature[7] = (moved.signature[7] ?? 0) ^ 1;
    for (const bad of [zero, moved]) {
      const note = { text, signatures: [...signatures, bad] };
      await expect(verifyNote(note, [log, witness])).rejects.toMatchObject(unverified);
    }
  });

  it('is no signature of a log: the same key signs another message', async () => {
    const { text } = parseNote(await signed());
    const line = await cosign(text, ORIGIN, testSigner(ORIGIN), AT);
    const posing = { ...line, keyId: keyId(log), signature: line.signature.slice(8) };
    await expect(verifyNote({ text, signatures: [posing] }, [log])).rejects.toMatchObject(unverified);
  });
});

interface Vectors {
  readonly signedNotes: readonly {
    readonly vkey: string;
    readonly note: string;
    readonly seedHex?: string;
  }[];
}

describeVectors<Vectors>('the signed notes of the vectors', 'vectors/c2sp/notes.json', ({ signedNotes }) => {
  it.each(signedNotes)('verify: $name', async ({ vkey, note }) => {
    expect(await verifyNote(parseNote(note), [parseVerifierKey(vkey)])).toHaveLength(1);
  });

  it('come out byte for byte where the key is known', async () => {
    const [made] = signedNotes.filter(({ seedHex }) => seedHex !== undefined);
    const { text } = parseNote(made?.note ?? '');
    const signer = testSigner(Buffer.from(made?.seedHex ?? '', 'hex'));
    const key = parseVerifierKey(made?.vkey ?? '');
    const signature = await signer.sign(Buffer.from(text));
    expect(formatNote({ text, signatures: [{ name: key.name, keyId: keyId(key), signature }] })).toBe(
      made?.note,
    );
    process.stdout.write(`c2sp/signedNotes: ${signedNotes.length} of ${signedNotes.length}\n`);
  });
});
