import { createHash } from 'node:crypto';

import { type JWK, calculateJwkThumbprint, compactVerify } from 'jose';

import { decodeBase64Url } from '#kernel';
import { isJsonObject, type JsonObject, type JsonValue } from '#statement';

import { IdentityError, type IdentityErrorCode } from '../identity.errors.js';
import { openAccessToken } from '../open-access-token.js';

/** Seconds that the clocks of client and node may lie apart. */
export const PROOF_AGE_MOST = 60;

/** What a proof must be about. */
export interface ProofExpectation {
  readonly method: string;
  /** The address asked for, as others reach this node; query and fragment do not count. */
  readonly url: string;
  /** What `ath` must be of; undefined where the proof asks for a token. */
  readonly accessToken: string | undefined;
  readonly now: Date;
}

/** A proof that holds in itself; whether its nonce is ours and it was not used before is for others to say. */
export interface DpopProof {
  /** RFC 7638 thumbprint of the key that signed, base64url. */
  readonly thumbprint: string;
  readonly id: string;
  readonly nonce: string | undefined;
}

const TYPE = 'dpop+jwt';
const HEADER = ['alg', 'jwk', 'typ'];
const ID = /^[\x21-\x7e]{1,255}$/;

/**
 * Checks a proof of possession (RFC 9449 §4.3). ES256 only; the key must be public and in its one spelling.
 * @throws IdentityError DPOP_…
 */
export async function checkProof(proof: string, expected: ProofExpectation): Promise<DpopProof> {
  const { header, claims } = opened(proof);
  const jwk = checkHeader(header);
  await checkSignature(proof, jwk);
  checkClaims(claims, expected);
  const { jti, nonce } = claims;
  if (typeof jti !== 'string' || !ID.test(jti))
    throw fault('DPOP_CLAIMS', 'Claim jti is 1 to 255 visible characters.', 'jti');
  if (nonce !== undefined && typeof nonce !== 'string')
    throw fault('DPOP_CLAIMS', 'Claim nonce is a text.', 'nonce');
  return { thumbprint: await calculateJwkThumbprint(jwk), id: jti, nonce };
}

function opened(proof: string): { header: JsonObject; claims: JsonObject } {
  try {
    return openAccessToken(proof);
  } catch (cause) {
    throw new IdentityError('DPOP_MALFORMED', 'The DPoP header is not one JWS in canonical compact form.', {
      advice: 'Send one proof, in one header.',
      cause,
    });
  }
}

function checkHeader(header: JsonObject): JWK {
  if (header.typ !== TYPE) throw fault('DPOP_TYPE', `A proof is of type ${TYPE}.`, 'typ');
  if (header.alg !== 'ES256') throw fault('DPOP_ALGORITHM', 'Proofs are signed with ES256.', 'alg');
  const other = Object.keys(header).find((name) => !HEADER.includes(name));
  if (other !== undefined) throw fault('DPOP_HEADER', "The proof's header holds alg, jwk and typ.", other);
  return publicKey(header.jwk);
}

function publicKey(jwk: JsonValue | undefined): JWK {
  if (jwk === undefined || !isJsonObject(jwk) || 'd' in jwk || 'k' in jwk) {
    throw fault('DPOP_KEY', 'The proof holds no public key, or a secret one.', 'jwk');
  }
  const { kty, crv, x, y } = jwk;
  if (kty === 'EC' && crv === 'P-256' && isCoordinate(x) && isCoordinate(y)) return { kty, crv, x, y };
  throw fault('DPOP_KEY', 'The key of the proof is not on P-256.', 'jwk');
}

function isCoordinate(value: JsonValue | undefined): value is string {
  return typeof value === 'string' && decodeBase64Url(value)?.length === 32;
}

async function checkSignature(proof: string, jwk: JWK): Promise<void> {
  try {
    await compactVerify(proof, jwk, { algorithms: ['ES256'] });
  } catch (cause) {
    throw new IdentityError('DPOP_SIGNATURE', 'The signature of the proof does not verify.', { cause });
  }
}

function checkClaims({ htm, htu, iat, ath }: JsonObject, expected: ProofExpectation): void {
  const { method, url, accessToken, now } = expected;
  if (htm !== method) throw fault('DPOP_METHOD', 'The proof is for another method.', 'htm');
  if (typeof htu !== 'string' || addressOf(htu) !== addressOf(url))
    throw fault('DPOP_ADDRESS', 'The proof is for another address.', 'htu');
  if (accessToken !== undefined && ath !== createHash('sha256').update(accessToken).digest('base64url'))
    throw fault('DPOP_TOKEN', 'The proof is for another access token.', 'ath');
  if (typeof iat !== 'number' || Math.abs(now.getTime() / 1000 - iat) > PROOF_AGE_MOST)
    throw fault(
      'DPOP_TIME',
      `A proof is at most ${PROOF_AGE_MOST} seconds old, and not from the future.`,
      'iat',
    );
}

/** Scheme, host and port without regard to case (RFC 3986 §6.2.2), and the path as it is. */
function addressOf(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { origin, pathname, username, password } = new URL(text);
  return username + password === '' ? `${origin}${pathname}` : undefined;
}

function fault(code: IdentityErrorCode, message: string, member: string): IdentityError {
  return new IdentityError(code, message, {
    path: [member],
    advice: 'Make a new proof for each request (RFC 9449 §4).',
  });
}
