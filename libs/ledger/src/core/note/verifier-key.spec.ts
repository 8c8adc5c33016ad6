import { verifierOf } from '../../../test/test-signer.js';
import { describeVectors } from '../../../test/test-data.js';
import { formatVerifierKey, isKeyName, parseVerifierKey } from './verifier-key.js';

const refused = expect.objectContaining({ code: 'VERIFIER_KEY_INVALID' }) as Error;

interface Vectors {
  readonly signedNotes: readonly { readonly vkey: string }[];
  readonly vkeys: readonly { readonly vkey: string; readonly expect: string }[];
}

describe('a verifier key', () => {
  it.each(['ed25519', 'cosignature'] as const)('of type %s is read as it was written', (type) => {
    const key = verifierOf('example.com/log', type);
    expect(parseVerifierKey(formatVerifierKey(key))).toEqual(key);
  });

  it('has another id for the other kind of signature', () => {
    const texts = (['ed25519', 'cosignature'] as const).map((type) =>
      formatVerifierKey(verifierOf('example.com/log', type)),
    );
    expect(texts[0]?.split('+')[1]).not.toBe(texts[1]?.split('+')[1]);
  });

  it('is refused when name, id and key do not belong together', () => {
    const text = formatVerifierKey(verifierOf('example.com/log'));
    for (const changed of [
      text.replace('log', 'lag'),
      text.replace('+', '+0'),
      text.slice(0, -1),
      `${text}=`,
      '',
    ]) {
      expect(() => parseVerifierKey(changed)).toThrow(refused);
    }
  });

  it('C9: is refused when its key is of small order', () => {
    const small = { ...verifierOf('example.com/log'), publicKey: new Uint8Array(32) };
    expect(() => parseVerifierKey(formatVerifierKey(small))).toThrow(
      expect.objectContaining({ code: 'KEY_UNSAFE' }) as Error,
    );
  });

  it.each(['', 'two words', 'plus+sign', 'no\u00a0break', 'tab\t', 'line\n', 'zero\u0000'])(
    'has no name like %j',
    (name) => {
      expect(isKeyName(name)).toBe(false);
    },
  );

  describeVectors<Vectors>('of the vectors', 'vectors/c2sp/notes.json', ({ vkeys, signedNotes }) => {
    it('is read or refused as they say', () => {
      const all = [...vkeys, ...signedNotes.map(({ vkey }) => ({ vkey, expect: 'accept' }))];
      const wrong = all.filter(({ vkey, expect: wanted }) => {
        try {
          return formatVerifierKey(parseVerifierKey(vkey)) !== vkey || wanted !== 'accept';
        } catch {
          return wanted === 'accept';
        }
      });
      process.stdout.write(`c2sp/vkeys: ${all.length - wrong.length} of ${all.length}\n`);
      expect(all.length).toBeGreaterThan(4);
      expect(wrong).toEqual([]);
    });
  });
});
