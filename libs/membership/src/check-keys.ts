import { calculateJwkThumbprint, importJWK, type JWK } from 'jose';

import { decodeBase64Url } from '#kernel';
import { checkEd25519Key } from '#ledger/core';

import { MembershipError, type MembershipErrorCode } from './membership.errors.js';
import type { RootPayload } from './root.input.js';

type KeyAlgorithm = 'ES256' | 'Ed25519';

interface ListedKey {
  readonly kid: string;
  readonly jwk: JWK;
  readonly alg: KeyAlgorithm;
}

/** The public key of each algorithm: fixed members, and coordinates of 32 bytes (RFC 7518 §6.2, RFC 8037 §2). */
const FORMS: Record<KeyAlgorithm, { fixed: JWK; coordinates: readonly ('x' | 'y')[] }> = {
  ES256: { fixed: { kty: 'EC', crv: 'P-256' }, coordinates: ['x', 'y'] },
  Ed25519: { fixed: { kty: 'OKP', crv: 'Ed25519' }, coordinates: ['x'] },
};

/**
 * Every key of the root is a public key of its algorithm, is named by its RFC 7638 thumbprint, and stands
 * in one place only: a key with two purposes could be made to sign one thing and be shown with another.
 * @throws MembershipError ROOT_KEY_REUSED, ROOT_KEY_PRIVATE, ROOT_KEY_INVALID, ROOT_KEY_THUMBPRINT
 */
export async function checkKeys(root: RootPayload): Promise<void> {
  const seen = new Set<string>();
  for (const key of listedKeys(root)) {
    if (seen.has(key.kid)) throw fault('ROOT_KEY_REUSED', key.kid, 'stands in two places');
    seen.add(key.kid);
    await checkKey(key);
  }
}

function listedKeys({ rootKeys, states, auditors, nodes }: RootPayload): ListedKey[] {
  const es256 = ({ kid, jwk }: { kid: string; jwk: JWK }): ListedKey => ({ kid, jwk, alg: 'ES256' });
  const holders = [
    ...states.flatMap(({ authorities, tokenIssuers }) => [...authorities, ...tokenIssuers]),
    ...auditors.flatMap(({ tokenIssuers }) => tokenIssuers),
  ];
  const held = holders.flatMap<{ kid: string; jwk: JWK }>(({ keys }) => keys);
  return [...rootKeys.map(es256), ...held.map(es256), ...nodes.flatMap(({ keys }) => keys)];
}

async function checkKey({ kid, jwk, alg }: ListedKey): Promise<void> {
  if ('d' in jwk) throw fault('ROOT_KEY_PRIVATE', kid, 'holds its private part');
  if (!hasForm(jwk, alg)) throw fault('ROOT_KEY_INVALID', kid, `is not a public ${alg} key`);
  if ((await calculateJwkThumbprint(jwk)) !== kid) {
    throw fault('ROOT_KEY_THUMBPRINT', kid, 'is not named by its thumbprint');
  }
  if (alg === 'Ed25519' && !isStrictKey(jwk)) throw fault('ROOT_KEY_INVALID', kid, 'is no safe Ed25519 key');
  // Importing is what finds a point that is not on the curve.
  await importJWK(jwk, alg).catch((cause: unknown) => {
    throw fault('ROOT_KEY_INVALID', kid, `is not a public ${alg} key`, cause);
  });
}

/** A key of small order, with torsion or in a second spelling verifies what nobody signed. */
function isStrictKey({ x = '' }: JWK): boolean {
  const bytes = decodeBase64Url(x);
  try {
    checkEd25519Key(bytes ?? new Uint8Array());
    return true;
  } catch {
    return false;
  }
}

/** Coordinates must be canonical: one key in two spellings would have two thumbprints and count twice. */
function hasForm(jwk: JWK, alg: KeyAlgorithm): boolean {
  const { fixed, coordinates } = FORMS[alg];
  const names = [...Object.keys(fixed), ...coordinates].sort();
  if (Object.keys(jwk).sort().join() !== names.join()) return false;
  if (jwk.kty !== fixed.kty || jwk.crv !== fixed.crv) return false;
  return coordinates.every((name) => {
    const text: unknown = jwk[name];
    return typeof text === 'string' && decodeBase64Url(text)?.length === 32;
  });
}

function fault(code: MembershipErrorCode, kid: string, what: string, cause?: unknown): MembershipError {
  return new MembershipError(code, `Key ${kid} ${what}.`, { path: ['keys', kid], cause });
}
