import { type JWK, calculateJwkThumbprint } from 'jose';

import { CliError } from '../cli.errors.js';
import { mustBePrivate } from './read-key-file.js';
import { readTextFile } from './read-text-file.js';

/** A public key as a root lists it. */
export interface PublicKey {
  /** RFC 7638 thumbprint. */
  readonly kid: string;
  readonly jwk: JWK;
}

/** The members of a key that a root lists, and no others (RFC 7518 §6.2, RFC 8037 §2). */
export function publicMembers({ kty, crv, x, y }: JWK): JWK {
  return kty === 'EC' ? { kty, crv, x, y } : { kty, crv, x };
}

/** The public half of a P-256 key in a JWK file, which may hold the private half as well. */
export async function readPublicKey(path: string): Promise<PublicKey> {
  const text = await readTextFile(path);
  try {
    const whole = JSON.parse(text) as JWK;
    if ('d' in whole) await mustBePrivate(path);
    const jwk = publicMembers(whole);
    if (jwk.crv !== 'P-256') throw new TypeError('Another curve.');
    return { kid: await calculateJwkThumbprint(jwk), jwk };
  } catch (error) {
    if (error instanceof CliError) throw error;
    // What the parser says may quote the key: it stays behind.
    throw new CliError('KEY_INVALID', `The file ${path} holds no P-256 key as JWK.`, {
      advice: 'Make one with: grounds keys new --for root, or --for record',
    });
  }
}
