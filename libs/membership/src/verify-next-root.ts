import { mustReach, signatories } from './count-signatories.js';
import { MembershipError } from './membership.errors.js';
import { openRootFile } from './open-root-file.js';
import type { Root } from './root.type.js';
import { verifyOpened } from './verify-root.js';

/**
 * Verifies the root that follows `current`: signed by enough members of its own and by enough of the
 * current root's, so that neither an outgoing nor an incoming majority can act alone.
 * @throws MembershipError
 */
export async function verifyNextRoot(json: unknown, current: Root, now: Date): Promise<Root> {
  const opened = openRootFile(json);
  const next = await verifyOpened(opened, now);
  mustFollow(current, next);
  const { rootKeys, threshold } = current.payload;
  mustReach(threshold, await signatories(opened, rootKeys), 'the root before');
  return next;
}

/** The version after, over these very bytes: an older, a skipped or a second root of one version is refused. */
export function mustFollow(current: Root, next: Root): void {
  const follows =
    next.payload.version === current.payload.version + 1 && next.payload.prev === current.digest;
  if (!follows) {
    const { version } = current.payload;
    throw new MembershipError('ROOT_NOT_NEXT', `The root does not follow version ${version} held here.`);
  }
  if (next.payload.demo !== current.payload.demo) {
    throw new MembershipError(
      'ROOT_NOT_NEXT',
      'A demonstration and a real membership never follow each other.',
    );
  }
}
