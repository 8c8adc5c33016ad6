import { createHash } from 'node:crypto';

/**
 * What a match was found by, as one short key: the name asked for, without what writers vary, or the identifiers. A
 * hash, for the register need not keep the name of a natural person once more. How names are compared may change; this may
 * not, or what was decided before would not be found again.
 */
export function askedKey(askedName: string | undefined, identifiers: readonly string[]): string {
  const what = askedName === undefined ? ['identifier', ...identifiers] : ['name', plain(askedName)];
  return createHash('sha256').update(JSON.stringify(what)).digest('base64url');
}

function plain(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}
