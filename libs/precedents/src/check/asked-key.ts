import { createHash } from 'node:crypto';

/**
 * What a match was found by, as one short key: the name asked for, without what writers vary, or the first identifier. A
 * hash, for the register need not keep the name of a natural person once more. How names are compared may change; this may
 * not, or what was decided before would not be found again.
 */
export function askedKey(askedName: string | undefined, identifiers: readonly string[]): string {
  const what = askedName === undefined ? ['identifier', bare(identifiers[0])] : ['name', plain(askedName)];
  return createHash('sha256').update(JSON.stringify(what)).digest('base64url');
}

/** Register numbers are written with and without spaces and marks between. */
function bare(identifier = ''): string {
  return identifier.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function plain(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}
