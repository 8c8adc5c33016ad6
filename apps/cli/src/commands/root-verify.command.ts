import {
  type Root,
  followRoots,
  mustNotBeExpired,
  readProposedRoot,
  verifyTrustedRoot,
  readRootFile,
} from '#membership';

import { renderRoot } from '../root/render-root.js';
import { trustedRootAt } from '../root/root-source.js';
import type { Session } from '../session.js';

export interface RootVerifyOptions {
  readonly trusted?: string;
}

const ITSELF = 'It vouches for itself only. Compare its SHA-256 with what the members gave you by hand.';

/** Verifies a root by itself, or roots that follow one that is trusted, without asking any node. */
export async function rootVerify(
  session: Session,
  { trusted }: RootVerifyOptions,
  ...paths: string[]
): Promise<void> {
  const files = await Promise.all(paths.map(readRootFile));
  const [first, ...rest] = files;
  const anchor = (await trustedRootAt(trusted)) ?? (await verifyTrustedRoot(first));
  const roots: Root[] = await followRoots(anchor, trusted === undefined ? rest : files);
  const newest = roots.at(-1) ?? anchor;
  mustNotBeExpired(newest.payload, new Date());
  const proposed = await readProposedRoot(files.at(-1), roots.at(-2));
  const why =
    trusted === undefined && paths.length === 1
      ? ITSELF
      : `It follows version ${anchor.payload.version}, as its members agreed.`;
  await session.print(
    { verified: true, ...proposed, follows: roots.length - 1 },
    () => `${renderRoot(proposed)}\nverified: ${why}\n`,
  );
}
