import type { Secret, Visibility } from '../model/secrets.js';

/** A word that stands nowhere else, so that it tells where it comes from wherever it turns up. */
export function markerOf(visibility: Visibility, secret: Secret): string {
  const name = visibility.replaceAll(' ', '');
  return `zq${secret}${name}qz`;
}

/** How an answer to a check says that the owner of records has one. */
export const ANNOUNCEMENT = 'contact point of NL has a record';

/** Runs of base64url that are long enough to hold a marker: evidence, tokens, disclosures, cursors. */
const ENCODED = /[\w-]{24,}/g;
const LAYERS = 2;

/** A text with everything that is wrapped up in it, also in small letters: names are folded in answers. */
export function unwrapped(text: string, layers = LAYERS): string {
  const lines = [text, text.toLowerCase()];
  if (layers > 0) {
    for (const [run] of text.matchAll(ENCODED))
      lines.push(unwrapped(Buffer.from(run, 'base64url').toString('latin1'), layers - 1));
  }
  return lines.join('\n');
}
