import { join } from 'node:path';

import { type JWK, exportJWK, generateKeyPair } from 'jose';

import { keyFile } from './key-file.js';
import { SettingsError } from './settings.errors.js';

/** The node's key as a client of the states' OpenID providers (P-256, ES256), made at the first start. */
export async function clientKey(folder: string): Promise<JWK> {
  const path = join(folder, 'keys', 'client.jwk.json');
  const text = await keyFile(path, makeKey);
  try {
    const jwk = JSON.parse(text) as JWK;
    if (jwk.kty === 'EC' && jwk.crv === 'P-256' && jwk.d !== undefined) return jwk;
  } catch {
    // The parser's own message could repeat the key.
  }
  throw new SettingsError('KEY_FILE_INVALID', `The file ${path} holds no private P-256 key.`, {
    advice: 'Remove it, and register the new key that the node then makes with the providers.',
  });
}

async function makeKey(): Promise<string> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return `${JSON.stringify(await exportJWK(privateKey))}\n`;
}
