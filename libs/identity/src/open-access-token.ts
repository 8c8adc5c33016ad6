import { decodeBase64Url } from '#kernel';
import { isJsonObject, type JsonObject, parseStrictJson } from '#statement';

import { IdentityError } from './identity.errors.js';

const LENGTH_MOST = 8192;

/** A token taken apart; nothing in it is believed yet. */
export interface OpenedToken {
  readonly token: string;
  readonly header: JsonObject;
  readonly claims: JsonObject;
}

/**
 * Takes a JWS in compact form (RFC 7515 §7.1) apart. The library that checks the signature takes padding,
 * line breaks and set trailing bits for the same token: here each token has one spelling.
 * @throws IdentityError TOKEN_MALFORMED
 */
export function openAccessToken(token: string): OpenedToken {
  const segments = token.length <= LENGTH_MOST ? token.split('.') : [];
  const [header, claims, signature] = segments.map(decodeBase64Url);
  if (segments.length !== 3 || header === undefined || claims === undefined || signature === undefined) {
    throw malformed();
  }
  return { token, header: objectOf(header), claims: objectOf(claims) };
}

function objectOf(bytes: Uint8Array): JsonObject {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const value = parseStrictJson(text);
    if (isJsonObject(value)) return value;
  } catch (cause) {
    throw malformed(cause);
  }
  throw malformed();
}

function malformed(cause?: unknown): IdentityError {
  return new IdentityError('TOKEN_MALFORMED', 'The access token is not a JWS in canonical compact form.', {
    cause,
  });
}
