import { CliError } from '../cli.errors.js';
import { mustBePrivate } from './read-key-file.js';
import { readTextFile } from './read-text-file.js';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' };

/** A key pair, and the name that its file gives it, if any. */
export interface TokenKey extends CryptoKeyPair {
  readonly kid: string | undefined;
}

/** The key pair that an access token is bound to, or that a client says with who it is, from a private JWK that nobody but its owner can read. */
export async function readTokenKey(path: string): Promise<TokenKey> {
  const text = await readTextFile(path);
  await mustBePrivate(path);
  try {
    const { kty, crv, x, y, d, kid } = JSON.parse(text) as JsonWebKey & { kid?: unknown };
    const part = (jwk: JsonWebKey, use: 'sign' | 'verify'): Promise<CryptoKey> =>
      crypto.subtle.importKey('jwk', jwk, ALGORITHM, use === 'verify', [use]);
    return {
      privateKey: await part({ kty, crv, x, y, d }, 'sign'),
      publicKey: await part({ kty, crv, x, y }, 'verify'),
      kid: typeof kid === 'string' ? kid : undefined,
    };
  } catch {
    // What the parser or the key import say may quote the key: it stays behind.
    throw new CliError('KEY_INVALID', `The file ${path} holds no private P-256 key as JWK.`, {
      advice: 'Give the key that the token was asked for with, or that the issuer knows the client by.',
    });
  }
}
