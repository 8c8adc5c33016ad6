import { mustKeepRevocations } from './list-revocations.js';
import { MembershipError } from './membership.errors.js';
import type { Root } from './root.type.js';
import { mustFollow } from './verify-next-root.js';

/**
 * Holds a root against the one before it, in all that does not depend on signatures: whoever signs should not learn from a
 * node that it follows another root, or revives a key.
 * @throws MembershipError ROOT_NOT_NEXT, ROOT_KEY_REVIVED
 */
export function mustSucceed(before: Root, next: Root): void {
  mustFollow(before, next);
  mustKeepRevocations(before.payload, next.payload);
}

/** @throws MembershipError ROOT_NOT_NEXT when a root follows another one, which was not given */
export function mustBeFirst({ version, prev }: Root['payload']): void {
  if (version === 1 && prev === null) return;
  throw new MembershipError('ROOT_NOT_NEXT', `The root before version ${version} is not given.`, {
    path: [version === 1 ? 'prev' : 'version'],
    advice: 'Give the root that is in force; a first root has version 1 and prev null.',
  });
}
