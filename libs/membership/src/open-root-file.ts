import { decodeBase64Url } from '#kernel';

import { MembershipError } from './membership.errors.js';
import { parseRootJson } from './parse-root-json.js';
import type { RootFile, RootSignature } from './root.type.js';

export const ROOT_TYPE = 'register-root+json';

const SIGNATURES_MOST = 1000;

/** A signature of the file with the key id its protected header names; not yet verified. */
export interface OpenedSignature extends RootSignature {
  readonly kid: string;
}

export interface OpenedRootFile {
  readonly file: RootFile;
  readonly payloadBytes: Uint8Array;
  readonly payload: unknown;
  readonly signatures: readonly OpenedSignature[];
}

/**
 * Takes a JWS General JSON apart. Unprotected headers, further members and header parameters other than
 * `alg`, `kid` and `typ` are refused: whatever is not signed or not understood has no place here.
 * @throws MembershipError ROOT_MALFORMED
 */
export function openRootFile(json: unknown): OpenedRootFile {
  if (!hasExactly(json, ['payload', 'signatures'])) throw malformed('file', 'payload and signatures');
  const { payload, signatures } = json;
  if (typeof payload !== 'string' || !Array.isArray(signatures) || signatures.length > SIGNATURES_MOST) {
    throw malformed('file', 'payload as text and signatures as a list');
  }
  const payloadBytes = decoded(payload, 'payload');
  const opened = signatures.map(openSignature);
  const value = parseRootJson(payloadBytes, 'payload');
  return { file: { payload, signatures: opened }, payloadBytes, payload: value, signatures: opened };
}

function openSignature(entry: unknown): OpenedSignature {
  if (!hasExactly(entry, ['protected', 'signature'])) throw malformed('signature', 'protected and signature');
  const { protected: header, signature } = entry;
  if (typeof header !== 'string' || typeof signature !== 'string') throw malformed('signature', 'two texts');
  if (decoded(signature, 'signature').length !== 64) throw malformed('signature', '64 bytes');
  return { protected: header, signature, kid: headerKid(decoded(header, 'protected header')) };
}

function headerKid(bytes: Uint8Array): string {
  const header = parseRootJson(bytes, 'protected header');
  if (!hasExactly(header, ['alg', 'kid', 'typ'])) throw malformed('protected header', 'alg, kid and typ');
  const { alg, kid, typ } = header;
  if (alg !== 'ES256' || typ !== ROOT_TYPE || typeof kid !== 'string') {
    throw malformed('protected header', `alg ES256, typ ${ROOT_TYPE} and a kid`);
  }
  return kid;
}

function decoded(text: string, what: string): Uint8Array {
  const bytes = decodeBase64Url(text);
  if (bytes === undefined) throw malformed(what, 'canonical base64url');
  return bytes;
}

function hasExactly(value: unknown, names: readonly string[]): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.keys(value).sort().join() === names.join();
}

function malformed(what: string, wanted: string): MembershipError {
  return new MembershipError('ROOT_MALFORMED', `The ${what} of the root must hold exactly ${wanted}.`);
}
