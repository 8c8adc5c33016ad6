import { MembershipError } from './membership.errors.js';

const DEPTH = 16;
const NAMES_WITH_POWERS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Parses JSON that must be in the one form `JSON.stringify` writes. Members given twice, a byte order mark,
 * `1e400` and the like do not survive being written again, so two readers cannot read two different roots.
 * @throws MembershipError ROOT_MALFORMED
 */
export function parseCompactJson(bytes: Uint8Array, what: string): unknown {
  const value = parsed(bytes);
  if (value !== undefined) return value;
  throw new MembershipError('ROOT_MALFORMED', `The ${what} of the root is not compact JSON.`, {
    advice: 'Write it as UTF-8 without white space, without repeated members, at most 16 levels deep.',
  });
}

function parsed(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    return isPlainTree(value, DEPTH) && JSON.stringify(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

/** class-transformer drops `__proto__` silently and calls a member named `constructor`. */
function isPlainTree(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (depth === 0) return false;
  return Object.entries(value).every(
    ([name, member]) => !NAMES_WITH_POWERS.has(name) && isPlainTree(member, depth - 1),
  );
}
