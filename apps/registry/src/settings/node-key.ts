import { type KeyObject, createPrivateKey, sign } from 'node:crypto';
import { join } from 'node:path';

import { type JWK, calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';

import { type NodeEntry, type NodeKeyPurpose, isCurrent } from '#membership';
import type { Signer } from '#ledger/core';

import { keyFile, readKeyFile } from './key-file.js';
import { SettingsError } from './settings.errors.js';

/** Where the node keeps its private key for a purpose. */
export function nodeKeyPath(folder: string, purpose: NodeKeyPurpose): string {
  return join(folder, 'keys', `node-${purpose}.jwk.json`);
}

/** The node's key for a purpose from its file; undefined when there is none. */
export async function readNodeKey(folder: string, purpose: NodeKeyPurpose): Promise<Signer | undefined> {
  const path = nodeKeyPath(folder, purpose);
  try {
    return await signerOf(await readKeyFile(path), path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The same, made at the first start. */
export async function demonstrationNodeKey(folder: string, purpose: NodeKeyPurpose): Promise<Signer> {
  const path = nodeKeyPath(folder, purpose);
  return signerOf(await keyFile(path, makeKey), path);
}

/**
 * The key signs only while the root lists it for this node and this purpose.
 * @returns undefined when the root does not, or not at this time
 */
export function listedSigner(
  signer: Signer | undefined,
  { keys }: NodeEntry,
  purpose: NodeKeyPurpose,
  at: Date,
): Signer | undefined {
  const listed = keys.some(
    (key) => key.kid === signer?.keyId && key.purpose === purpose && isCurrent(key, at),
  );
  return listed ? signer : undefined;
}

export function publicJwkOf({ publicKey }: Signer): JWK {
  return { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') };
}

async function makeKey(): Promise<string> {
  const { privateKey } = await generateKeyPair('Ed25519', { extractable: true });
  return `${JSON.stringify(await exportJWK(privateKey))}\n`;
}

async function signerOf(text: string, path: string): Promise<Signer> {
  const { jwk, key } = openKey(text, path);
  const { kty, crv, x } = jwk;
  return {
    keyId: await calculateJwkThumbprint({ kty, crv, x }),
    publicKey: Buffer.from(x ?? '', 'base64url'),
    sign: (bytes) => Promise.resolve(sign(null, bytes, key)),
  };
}

function openKey(text: string, path: string): { jwk: JWK; key: KeyObject } {
  try {
    const jwk = JSON.parse(text) as JWK;
    if (jwk.kty === 'OKP' && jwk.crv === 'Ed25519') {
      return { jwk, key: createPrivateKey({ key: jwk, format: 'jwk' }) };
    }
  } catch {
    // The parser's own message could repeat the key.
  }
  throw new SettingsError('KEY_FILE_INVALID', `The file ${path} holds no private Ed25519 key.`, {
    advice: 'Make one with: grounds keys new --for log (or node, witness) --out FILE',
  });
}
