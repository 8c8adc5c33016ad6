import fc from 'fast-check';

import { sampleDecision, NOW, type SignedDecision, signedDecision } from '../__fixtures__/signed-decision.js';
import { verifyStatementFile } from './verify-statement-file.js';

const encoder = new TextEncoder();

describe('verifying a statement file', () => {
  let signed: SignedDecision;

  beforeAll(async () => {
    signed = await signedDecision();
  });

  const verify = (text: string): ReturnType<typeof verifyStatementFile> =>
    verifyStatementFile(text, signed.root, NOW);

  /** Bytes as the command reads them: text that is not UTF-8 never gets as far as the verifier. */
  const verifyBytes = async (bytes: Uint8Array): Promise<unknown> =>
    verify(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));

  it('says who signed, with which key, and what the shown parts hold', async () => {
    const verified = await verify(signed.record((part) => part === 'head' || part === 'outcome'));
    expect(verified.authority).toEqual({ name: 'Screening Bureau (fictitious)', state: 'NL' });
    expect(verified.demonstration).toBe(true);
    expect([...verified.values.keys()].sort()).toEqual(['head', 'outcome']);
    expect(verified.values.get('outcome')).toMatchObject({ decidedOn: '2026-03' });
  });

  it('takes a submission with all its parts', async () => {
    const verified = await verify(signed.submission);
    expect(verified.format).toBe('grounds-submission/1');
    expect(verified.values.size).toBe(signed.disclosures.size);
  });

  it('refuses a record in which any one byte was flipped', async () => {
    const bytes = encoder.encode(signed.record((part) => part === 'head' || part.startsWith('ground')));
    const passed: number[] = [];
    for (let at = 0; at < bytes.length; at++) {
      const flipped = Uint8Array.from(bytes);
      flipped[at] = (bytes[at] ?? 0) ^ 1;
      await verifyBytes(flipped).then(
        () => passed.push(at),
        () => undefined,
      );
    }
    expect(passed).toEqual([]);
    expect(bytes.length).toBeGreaterThan(2000);
  });

  it('refuses a submission in which any bits of one byte were flipped', async () => {
    const bytes = encoder.encode(signed.submission);
    const flips = fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }));
    await fc.assert(
      fc.asyncProperty(flips, async ([at, bits]) => {
        const flipped = Uint8Array.from(bytes);
        flipped[at] = (bytes[at] ?? 0) ^ bits;
        await expect(verifyBytes(flipped)).rejects.toThrow();
      }),
      { numRuns: 300 },
    );
  });

  it('refuses a file that lost or gained a byte at its end', async () => {
    const text = signed.record(() => true);
    await expect(verify(text.slice(0, -1))).rejects.toMatchObject({ code: 'FILE_NOT_CANONICAL' });
    await expect(verify(`${text}\n`)).rejects.toMatchObject({ code: 'FILE_NOT_CANONICAL' });
  });

  it('refuses a record that does not open its head', async () => {
    const text = signed.record((part) => part === 'outcome');
    await expect(verify(text)).rejects.toMatchObject({ code: 'PRESENTATION_HEAD_MISSING' });
  });

  it('refuses a submission from which a part was left out', async () => {
    const file = JSON.parse(signed.submission) as { disclosures: string[] };
    const outcome = signed.disclosures.get('outcome');
    const disclosures = file.disclosures.filter((encoded) => encoded !== outcome);
    const text = `${JSON.stringify({ ...file, disclosures }, null, 2)}\n`;
    await expect(verify(text)).rejects.toMatchObject({ code: 'RECORD_PART_MISSING' });
  });

  it('refuses a statement of a key that the root does not know', async () => {
    const other = await signedDecision();
    await expect(verify(other.submission)).rejects.toMatchObject({ code: 'STATEMENT_KEY_UNKNOWN' });
  });

  it.each([
    [true, false],
    [false, true],
  ])('refuses a statement and a root of which only one is a demonstration', async (root, statement) => {
    const mixed = await signedDecision(sampleDecision(), { root, statement });
    await expect(verifyStatementFile(mixed.submission, mixed.root, NOW)).rejects.toMatchObject({
      code: 'DEMONSTRATION_MISMATCH',
    });
  });

  it('refuses a statement from the future', async () => {
    const before = new Date(NOW.getTime() - 3_600_000);
    await expect(verifyStatementFile(signed.submission, signed.root, before)).rejects.toMatchObject({
      code: 'STATEMENT_FROM_THE_FUTURE',
    });
  });
});
