import { createPrivateKey, sign } from 'node:crypto';
import { join } from 'node:path';

import { type JWK, calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';

import type { Signer } from '#ledger/core';

import { mustBePrivate } from '../files/read-key-file.js';
import { publicMembers } from '../files/read-public-key.js';
import { readTextFile } from '../files/read-text-file.js';
import { PRIVATE, writeNewFile } from '../files/write-new-file.js';
import { type KeyUse, isNodeUse } from '../key-uses.js';
import type { ListedKey } from './rehearsal-root.js';

/** Where a kit keeps its private key for a use. */
export function kitKeyPath(folder: string, use: KeyUse): string {
  return join(folder, `${use}.jwk.json`);
}

/** Makes a key of the partner; its private half stays in the kit. */
export async function makeKitKey(folder: string, use: KeyUse): Promise<ListedKey & { privateJwk: JWK }> {
  const { privateKey } = await generateKeyPair(isNodeUse(use) ? 'Ed25519' : 'ES256', { extractable: true });
  const { d, ...rest } = await exportJWK(privateKey);
  const jwk = publicMembers(rest);
  const privateJwk = { ...jwk, d } as JWK;
  await writeNewFile(kitKeyPath(folder, use), `${JSON.stringify(privateJwk)}\n`, PRIVATE);
  return { kid: await calculateJwkThumbprint(jwk), jwk, privateJwk };
}

/** A key of the partner's node, to sign with. */
export async function readNodeSigner(folder: string, use: 'log' | 'node' | 'witness'): Promise<Signer> {
  const path = kitKeyPath(folder, use);
  const text = await readTextFile(path);
  await mustBePrivate(path);
  return signerOf(JSON.parse(text) as JWK);
}

/** A key that no root lists, for what must be refused. */
export async function strangersSigner(): Promise<Signer> {
  const { privateKey } = await generateKeyPair('Ed25519', { extractable: true });
  return signerOf(await exportJWK(privateKey));
}

async function signerOf(jwk: JWK): Promise<Signer> {
  const key = createPrivateKey({ key: jwk, format: 'jwk' });
  const { kty, crv, x = '' } = jwk;
  return {
    keyId: await calculateJwkThumbprint({ kty, crv, x }),
    publicKey: Buffer.from(x, 'base64url'),
    sign: (bytes) => Promise.resolve(sign(null, bytes, key)),
  };
}
