import { digestText } from './digest-text.js';
import { StatementError } from './statement.errors.js';

/**
 * SHA-256 of `header.payload` in base64url: what makes a statement the same statement.
 * The whole token does not: any ES256 signature (r, s) has a valid twin (r, n - s).
 */
export function signingInputHash(signedPart: string): string {
  return digestText(signingInput(signedPart));
}

/** The text that the signature covers (RFC 7515 §5.1). */
export function signingInput(signedPart: string): string {
  const end = signedPart.lastIndexOf('.');
  if (end <= 0) throw new StatementError('STATEMENT_SEGMENTS');
  return signedPart.slice(0, end);
}
