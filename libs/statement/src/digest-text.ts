import { encodeBase64Url } from '#kernel';
import { sha256 } from '@noble/hashes/sha2.js';

const encoder = new TextEncoder();

/** SHA-256 of an ASCII text in base64url: the digest of an encoded disclosure (RFC 9901 §4.2.3). */
export function digestText(text: string): string {
  return encodeBase64Url(sha256(encoder.encode(text)));
}
