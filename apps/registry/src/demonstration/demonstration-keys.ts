import { join } from 'node:path';

import { type JWK, calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';

import { keyFile } from '../settings/key-file.js';

export interface PrivateKey {
  /** RFC 7638 thumbprint. */
  readonly kid: string;
  readonly privateJwk: JWK;
  readonly publicJwk: JWK;
}

export type KeyUse = 'record' | 'token' | 'root' | 'client';

/** A P-256 key of a demonstration state; made at the first start, kept in a file of mode 0600. */
export async function demonstrationKey(folder: string, use: KeyUse, state: string): Promise<PrivateKey> {
  const path = join(folder, 'keys', `${use}-${state.toLowerCase()}.jwk.json`);
  const privateJwk = JSON.parse(await keyFile(path, makeKey)) as JWK;
  const { kty, crv, x, y } = privateJwk;
  const publicJwk = { kty, crv, x, y } as JWK;
  return { kid: await calculateJwkThumbprint(publicJwk), privateJwk, publicJwk };
}

async function makeKey(): Promise<string> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return `${JSON.stringify(await exportJWK(privateKey))}\n`;
}
