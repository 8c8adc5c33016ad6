import { mustReach, signatories } from './count-signatories.js';
import { mustKeepHomes } from './keep-homes.js';
import { mustKeepRevocations } from './list-revocations.js';
import { MembershipError } from './membership.errors.js';
import { openRootFile } from './open-root-file.js';
import type { Root } from './root.type.js';
import { mustNotBeExpired, verifyOpened } from './verify-root.js';

/**
 * Verifies the root that follows `current`: signed by enough members of its own and by enough of the
 * current root's, so that neither an outgoing nor an incoming majority can act alone.
 * @throws MembershipError
 */
export async function verifyNextRoot(json: unknown, current: Root, now: Date): Promise<Root> {
  const next = await verifySucceedingRoot(json, current);
  mustNotBeExpired(next.payload, now);
  return next;
}

/**
 * The same for a root that others have followed since, or that is in force already: whether it has expired is
 * not asked. Signatures come before the version, so that whoever makes up a root does not learn which one is held.
 * @throws MembershipError
 */
export async function verifySucceedingRoot(json: unknown, current: Root): Promise<Root> {
  const opened = openRootFile(json);
  const next = await verifyOpened(opened);
  const { rootKeys, threshold } = current.payload;
  mustReach(threshold, await signatories(opened, rootKeys), 'the root before');
  mustSucceed(current, next);
  return next;
}

/**
 * Holds a root against the one before it, in all that does not depend on signatures: whoever signs should not learn from a
 * node that it follows another root, or revives a key.
 * @throws MembershipError ROOT_NOT_NEXT, ROOT_KEY_REVIVED, ROOT_HOME_MOVED
 */
export function mustSucceed(before: Root, next: Root): void {
  mustFollow(before, next);
  mustKeepRevocations(before.payload, next.payload);
  mustKeepHomes(before.payload, next.payload);
}

/** @throws MembershipError ROOT_NOT_NEXT when a root follows another one, which was not given */
export function mustBeFirst({ version, prev }: Root['payload']): void {
  if (version === 1 && prev === null) return;
  throw new MembershipError('ROOT_NOT_NEXT', `The root before version ${version} is not given.`, {
    path: [version === 1 ? 'prev' : 'version'],
    advice: 'Give the root that is in force; a first root has version 1 and prev null.',
  });
}

/** The version after, over these very bytes: an older, a skipped or a second root of one version is refused. */
export function mustFollow(current: Root, next: Root): void {
  const follows =
    next.payload.version === current.payload.version + 1 && next.payload.prev === current.digest;
  if (!follows) {
    const { version } = current.payload;
    throw new MembershipError('ROOT_NOT_NEXT', `The root does not follow version ${version} held here.`, {
      path: [next.payload.version === version + 1 ? 'prev' : 'version'],
      advice: `Publish version ${version + 1} first, made from the very version ${version} that is held here.`,
    });
  }
  if (next.payload.demo !== current.payload.demo) {
    throw new MembershipError(
      'ROOT_NOT_NEXT',
      'A demonstration and a real membership never follow each other.',
      { path: ['demo'] },
    );
  }
}

/** Two roots of one version may come at the same time; the first one counts. */
export function notTheFirst(): MembershipError {
  return new MembershipError('ROOT_NOT_NEXT', 'Another root of this version was taken just before.', {
    path: ['version'],
    advice: 'Compare with the other members which one they signed.',
  });
}
