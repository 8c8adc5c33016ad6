import { parseStrictJson } from '#statement';

import { MembershipError } from './membership.errors.js';

/**
 * Parses JSON under the rules for statements, so that no two readers can read two different roots.
 * @throws MembershipError ROOT_MALFORMED
 */
export function parseRootJson(bytes: Uint8Array, what: string): unknown {
  try {
    return parseStrictJson(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (cause) {
    throw new MembershipError('ROOT_MALFORMED', `The ${what} of the root is not JSON of one meaning.`, {
      advice: 'Write it as UTF-8 without byte order mark, without repeated members, at most 16 levels deep.',
      cause,
    });
  }
}
