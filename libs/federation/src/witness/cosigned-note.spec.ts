import { cosign, formatSignature, openCheckpoint, parseNote, signCheckpoint } from '#ledger/core';

import { testSigner, verifierOf } from '../../../ledger/test/test-signer.js';
import { cosignatureIn, hasLineOf, withCosignatures } from './cosigned-note.js';

const LOG = 'log.example';
const WITNESS = verifierOf('w.example', 'cosignature');
const OTHER = verifierOf('x.example', 'cosignature');

describe('the lines of witnesses', () => {
  const signed = () => signCheckpoint({ origin: LOG, size: 3, root: Buffer.alloc(32, 3) }, testSigner(LOG));
  const lineOf = async (name: string, second: number) =>
    cosign(parseNote(await signed()).text, name, testSigner(name), new Date(second * 1000));
  const answer = async (...names: string[]): Promise<string> =>
    (await Promise.all(names.map((name, place) => lineOf(name, place + 1)))).map(formatSignature).join('');

  it('are taken from an answer when they are of the witness that was asked', async () => {
    const { text } = parseNote(await signed());
    const line = await cosignatureIn(await answer('x.example', 'w.example'), text, [WITNESS]);
    expect(line.name).toBe('w.example');
  });

  it.each([
    ['of another', () => answer('x.example'), 'NOTE_UNVERIFIED'],
    ['that is none', () => Promise.resolve('Thank you.\n'), 'NOTE_MALFORMED'],
    ['that is empty', () => Promise.resolve(''), 'NOTE_UNVERIFIED'],
  ])('are not taken from an answer %s', async (_, given, code) => {
    const { text } = parseNote(await signed());
    await expect(cosignatureIn(await given(), text, [WITNESS])).rejects.toMatchObject({ code });
  });

  it('D22: are not taken when they are over another checkpoint', async () => {
    const text = parseNote(await signed()).text.replace('3', '4');
    await expect(cosignatureIn(await answer('w.example'), text, [WITNESS])).rejects.toMatchObject({
      code: 'NOTE_UNVERIFIED',
    });
  });

  it('are added to the note, the newest of each witness once', async () => {
    const first = withCosignatures(await signed(), [
      await lineOf('w.example', 1),
      await lineOf('x.example', 1),
    ]);
    const note = withCosignatures(first, [await lineOf('w.example', 9)]);
    const { cosignatures } = await openCheckpoint(note, LOG, [verifierOf(LOG), WITNESS, OTHER]);
    expect(cosignatures.map(({ key, time }) => [key.name, time])).toEqual([
      ['x.example', 1],
      ['w.example', 9],
    ]);
    expect([hasLineOf(parseNote(note), [WITNESS]), hasLineOf(parseNote(await signed()), [WITNESS])]).toEqual([
      true,
      false,
    ]);
  });
});
