import { MembershipError } from './membership.errors.js';
import type { Root, RootFile } from './root.type.js';
import { mustFollow, verifySucceedingRoot } from './verify-next-root.js';
import { verifyTrustedRoot } from './verify-root.js';

/** A root as a node has kept it; nothing of it is believed. */
export interface KeptRootFile {
  readonly version: number;
  /** SHA-256 of the payload. */
  readonly digest: Buffer;
  readonly file: string;
}

/** What a node starts by. */
export interface SettledRoots {
  /** Oldest first; the last is in force. All are verified, or vouched for by the one given by hand. */
  readonly roots: readonly Root[];
  /** The root given by hand, when it follows what is in force and is still to be taken. */
  readonly next: RootFile | undefined;
}

/**
 * Brings the root that the operator gives by hand together with those that the node has taken since. The one given by
 * hand is where trust begins: those after it count by their signatures, those before it by the hashes that link them.
 * @param rows what the node has kept, oldest first
 * @throws MembershipError
 */
export async function linkRoots(given: unknown, rows: readonly KeptRootFile[]): Promise<SettledRoots> {
  const anchor = await verifyTrustedRoot(given);
  const earlier = rows.filter(({ version }) => version < anchor.payload.version);
  const later = rows.filter(({ version }) => version > anchor.payload.version);
  const same = rows.find(({ version }) => version === anchor.payload.version);
  if (rows.length === 0) return { roots: [anchor], next: undefined };
  if (same === undefined && (earlier.length === 0 || later.length > 0)) throw notHeld(anchor, rows);
  if (same && same.digest.toString('base64url') !== anchor.digest) throw otherOfVersion(anchor);
  const before = await linkedTo(anchor, earlier);
  if (same === undefined) return { roots: before, next: given as RootFile };
  return {
    roots: [
      ...before,
      ...(await followRoots(
        anchor,
        later.map(({ file: kept }) => JSON.parse(kept) as unknown),
      )),
    ],
    next: undefined,
  };
}

/** Roots before the trusted one: each is what the next one names. */
async function linkedTo(anchor: Root, rows: readonly KeptRootFile[]): Promise<Root[]> {
  const roots = await Promise.all(rows.map(({ file }) => verifyTrustedRoot(JSON.parse(file))));
  [...roots, anchor].reduce((before, root) => {
    mustFollow(before, root);
    return root;
  });
  return roots;
}

/**
 * A root that is trusted, and those that its members agreed on after it; whether they have expired is not asked.
 * @param files parsed, oldest first
 * @throws MembershipError
 */
export async function followRoots(trusted: Root, files: readonly unknown[]): Promise<Root[]> {
  const roots = [trusted];
  for (const file of files) roots.push(await verifySucceedingRoot(file, roots.at(-1) ?? trusted));
  return roots;
}

function notHeld({ payload }: Root, rows: readonly KeptRootFile[]): MembershipError {
  const versions = rows.map(({ version }) => version);
  return new MembershipError(
    'ROOT_NOT_NEXT',
    `The database has gone by versions ${Math.min(...versions)} to ${Math.max(...versions)} of the root, and the file is version ${payload.version}.`,
    { advice: 'Give the node one of those, and publish later ones one after the other.' },
  );
}

function otherOfVersion({ payload }: Root): MembershipError {
  return new MembershipError(
    'ROOT_FORKED',
    `The node has gone by another version ${payload.version} of the root than the file.`,
    { advice: 'Keep both, start nothing, and ask the other members which one they signed.' },
  );
}
