import { describeVectors } from '../../../test/test-data.js';
import { testSigner } from '../../../test/test-signer.js';
import { checkEd25519Key } from './check-ed25519-key.js';
import { verifyEd25519 } from './verify-ed25519.js';

const message = Buffer.from('message');
const signer = testSigner('ed25519');

describe('strict Ed25519', () => {
  it('accepts what the key has signed', async () => {
    expect(await verifyEd25519(signer.publicKey, message, await signer.sign(message))).toBe(true);
  });

  it('refuses another message, another key and a signature of another length', async () => {
    const signature = await signer.sign(message);
    const other = testSigner('other').publicKey;
    expect(await verifyEd25519(signer.publicKey, Buffer.from('massage'), signature)).toBe(false);
    expect(await verifyEd25519(other, message, signature)).toBe(false);
    expect(await verifyEd25519(signer.publicKey, message, signature.subarray(0, 63))).toBe(false);
    expect(await verifyEd25519(signer.publicKey.subarray(1), message, signature)).toBe(false);
  });

  it('keeps apart any number of keys, also those that it has seen before', async () => {
    const signers = Array.from({ length: 300 }, (_, place) => testSigner(`one of many ${place}`));
    for (const [place, one] of [...signers, ...signers].entries()) {
      const signature = await one.sign(message);
      const next = signers[(place + 1) % signers.length] ?? signer;
      expect(await verifyEd25519(one.publicKey, message, signature)).toBe(true);
      expect(await verifyEd25519(next.publicKey, message, signature)).toBe(false);
    }
  });

  it('refuses every flipped bit of a signature', async () => {
    const signature = await signer.sign(message);
    for (let bit = 0; bit < 512; bit += 1) {
      const flipped = Uint8Array.from(signature);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(await verifyEd25519(signer.publicKey, message, flipped)).toBe(false);
    }
  });

  it('refuses the same signature with the order of the group added to S', async () => {
    const signature = Uint8Array.from(await signer.sign(message));
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const s = Buffer.from(signature.subarray(32)).reverse().toString('hex');
    const twin = (BigInt(`0x${s}`) + order).toString(16).padStart(64, '0');
    signature.set(Buffer.from(twin, 'hex').reverse(), 32);
    expect(await verifyEd25519(signer.publicKey, message, signature)).toBe(false);
  });
});

interface Case {
  readonly key: string;
  readonly sig: string;
  readonly msg: string;
  readonly flags: readonly string[] | null;
}

describeVectors<Case[]>(
  'the edge cases of C2SP/CCTV',
  'vectors/ed25519/cctv-ed25519vectors.json',
  (cases) => {
    it('leave one proper signature once keys are checked at enrolment and signatures each time', async () => {
      const accepted: Case[] = [];
      for (const one of cases) {
        const [key = message, signature = message] = [one.key, one.sig].map((hex) => Buffer.from(hex, 'hex'));
        const enrolled = isEnrolled(key);
        if (enrolled && (await verifyEd25519(key, Buffer.from(one.msg), signature))) accepted.push(one);
      }
      process.stdout.write(`ed25519: ${cases.length} edge cases, ${accepted.length} accepted\n`);
      expect(cases).toHaveLength(914);
      expect(accepted.map(({ flags }) => flags ?? [])).toEqual([[]]);
    });
  },
);

function isEnrolled(key: Uint8Array): boolean {
  try {
    checkEd25519Key(key);
    return true;
  } catch {
    return false;
  }
}

describe('a key at its enrolment', () => {
  const unsafe = expect.objectContaining({ code: 'KEY_UNSAFE' }) as Error;

  it('passes when it was made as keys are made', () => {
    expect(() => checkEd25519Key(signer.publicKey)).not.toThrow();
  });

  it.each([
    ['of small order', '0100000000000000000000000000000000000000000000000000000000000000'],
    ['of small order, 8', '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05'],
    ['that is not canonical', 'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f'],
    ['that is no point', '0200000000000000000000000000000000000000000000000000000000000000'],
    ['of 31 bytes', '01'.repeat(31)],
  ])('C9: is refused when it is a key %s', (_, hex) => {
    expect(() => checkEd25519Key(Buffer.from(hex, 'hex'))).toThrow(unsafe);
  });

  it('C9: is refused when a point of small order was added to it', async () => {
    const { ed25519 } = await import('@noble/curves/ed25519.js');
    const torsion = ed25519.Point.fromBytes(
      Buffer.from('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05', 'hex'),
      true,
    );
    const mixed = ed25519.Point.fromBytes(Uint8Array.from(signer.publicKey)).add(torsion);
    expect(() => checkEd25519Key(mixed.toBytes())).toThrow(unsafe);
  });
});
