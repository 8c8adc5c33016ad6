import { DISCLOSURE_LENGTH_LIMIT, DISCLOSURE_LIMIT, SIGNED_PART_LIMIT } from './statement-profile.js';
import { StatementError } from './statement.errors.js';

const PRESENTATION_LIMIT = SIGNED_PART_LIMIT + 1 + DISCLOSURE_LIMIT * (DISCLOSURE_LENGTH_LIMIT + 1);

/** A signed part and some of its disclosures as one text (RFC 9901 §4), final tilde included. */
export function presentStatement(signedPart: string, disclosures: Iterable<string>): string {
  return [signedPart, ...disclosures, ''].join('~');
}

/**
 * The signed part and the disclosures of a presentation. Only the compact form without key binding: a text
 * that does not end with a tilde is cut off or carries a key-binding token, and neither is taken.
 */
export function splitPresentation(text: string): { signedPart: string; disclosures: string[] } {
  if (text.length > PRESENTATION_LIMIT) throw new StatementError('PRESENTATION_TOO_LARGE');
  if (text.trimStart().startsWith('{')) throw new StatementError('PRESENTATION_FORM');
  if (!text.endsWith('~')) throw new StatementError('PRESENTATION_UNTERMINATED');
  const [signedPart = '', ...disclosures] = text.slice(0, -1).split('~');
  if (disclosures.length > DISCLOSURE_LIMIT) throw new StatementError('DISCLOSURE_TOO_MANY');
  const empty = disclosures.indexOf('');
  if (empty >= 0) throw new StatementError('DISCLOSURE_EMPTY', { path: ['disclosures', String(empty)] });
  return { signedPart, disclosures };
}
