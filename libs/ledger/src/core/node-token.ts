import { canonicalText, decodeBase64Url, encodeBase64Url, isObject } from '#kernel';

import { LedgerError } from '../ledger.errors.js';
import { verifyEd25519 } from './ed25519/verify-ed25519.js';
import type { Signer } from './signer.js';

const LIMIT = 65_535;

/** The node's public key with this id, 32 bytes, if it was valid at the time; undefined when there is none. */
export type NodeKeyFor = (keyId: string, at: Date) => Uint8Array | undefined;

/** What every token of a node says beside its own claims. */
export interface NodeClaims {
  /** Origin of the node's log. */
  readonly iss: string;
  /** Seconds since 1970. */
  readonly iat: number;
  /** 128 random bits, base64url. */
  readonly jti: string;
  readonly [claim: string]: unknown;
}

/** What was read from a token; nothing is believed of it before its signature is verified. */
export interface NodeToken {
  /** RFC 7638 thumbprint of the key that has signed. */
  readonly keyId: string;
  readonly claims: NodeClaims;
}

/**
 * What a node says in its own name: a compact JWS (RFC 7515 §7.1) signed with Ed25519 (RFC 9864 §2.2). Header and
 * claims are canonical texts, so that the same claims are the same bytes.
 */
export async function signNodeToken(signer: Signer, typ: string, claims: NodeClaims): Promise<string> {
  const input = `${segment(headerOf(signer.keyId, typ))}.${segment(claims)}`;
  return `${input}.${encodeBase64Url(await signer.sign(new TextEncoder().encode(input)))}`;
}

/**
 * Reads without verifying.
 * @throws LedgerError NODE_TOKEN_MALFORMED
 */
export function parseNodeToken(token: string, typ: string): NodeToken {
  const [header, payload, signature, ...more] = token.length > LIMIT ? [] : token.split('.');
  if (!header || !payload || !signature || more.length > 0) throw malformed();
  if (decodeBase64Url(signature)?.length !== 64) throw malformed();
  const { kid: keyId } = readSegment(header);
  if (typeof keyId !== 'string' || header !== segment(headerOf(keyId, typ))) throw malformed();
  const claims = readSegment(payload);
  if (!hasNodeClaims(claims)) throw malformed();
  return { keyId, claims };
}

/**
 * Verifies a token of a node by the strictest reading of Ed25519.
 * @param origin of the log of the node that must have signed it
 * @throws LedgerError NODE_TOKEN_MALFORMED, NODE_TOKEN_UNVERIFIED
 */
export async function openNodeToken(
  token: string,
  typ: string,
  origin: string,
  keyFor: NodeKeyFor,
): Promise<NodeToken> {
  const opened = parseNodeToken(token, typ);
  const { iss, iat } = opened.claims;
  if (iss !== origin) throw unverified('The token is of another node.');
  const key = keyFor(opened.keyId, new Date(iat * 1000));
  if (!key) throw unverified('The node had no such key at the time of the token.');
  const end = token.lastIndexOf('.');
  const signature = decodeBase64Url(token.slice(end + 1)) ?? new Uint8Array();
  const input = new TextEncoder().encode(token.slice(0, end));
  if (await verifyEd25519(key, input, signature)) return opened;
  throw unverified('The signature of the token is wrong.');
}

function headerOf(kid: string, typ: string): object {
  return { alg: 'Ed25519', kid, typ };
}

function segment(value: object): string {
  return encodeBase64Url(new TextEncoder().encode(canonicalText(value)));
}

/** Only canonical text passes: no member twice, no white space, no number that another reader rounds. */
function readSegment(text: string): Readonly<Record<string, unknown>> {
  try {
    const bytes = decodeBase64Url(text) ?? new Uint8Array();
    const json = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const value: unknown = JSON.parse(json);
    if (isObject(value) && canonicalText(value) === json) return value;
  } catch {
    // The parser's own message could repeat the text.
  }
  throw malformed();
}

function hasNodeClaims(claims: Readonly<Record<string, unknown>>): claims is NodeClaims {
  const { iss, iat, jti } = claims;
  return (
    typeof iss === 'string' &&
    Number.isSafeInteger(iat) &&
    Number(iat) >= 0 &&
    Number(iat) <= LAST_SECOND &&
    typeof jti === 'string' &&
    decodeBase64Url(jti)?.length === 16
  );
}

/** The last second that a date can hold (ECMA-262, time values). */
const LAST_SECOND = 8_640_000_000_000;

function malformed(): LedgerError {
  return new LedgerError('NODE_TOKEN_MALFORMED', 'This is no token that a node signs.', {
    advice: 'Take it again from its source, byte for byte.',
  });
}

function unverified(message: string): LedgerError {
  return new LedgerError('NODE_TOKEN_UNVERIFIED', message, {
    advice: 'Do not use what the token says; take it again from its source.',
  });
}
