import { decodeBase64Url } from '#kernel';
import type { StatementClaims } from './statement.type.js';

/** The claims of a signed part that was verified when it came. Nothing of it is looked at again. */
export function readStatement(signedPart: string): { readonly claims: StatementClaims } {
  const [, payload = ''] = signedPart.split('.');
  const text = new TextDecoder().decode(decodeBase64Url(payload));
  return { claims: JSON.parse(text) as StatementClaims };
}
