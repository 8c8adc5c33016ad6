import { compareRoots, mustNotBeExpired, proposeRoot, readProposedRoot } from '#membership';

import { PUBLIC, writeNewFile } from '../files/write-new-file.js';
import { nothingBefore, renderChanges, renderRoot } from '../root/render-root.js';
import { readRootDraft, trustedRootAt } from '../root/root-source.js';
import type { Session } from '../session.js';

export interface RootProposeOptions {
  readonly out: string;
  readonly after?: string;
}

/** Makes a proposal of a draft: checked as a node checks it, its bytes fixed from here on, signed by nobody yet. */
export async function rootPropose(
  session: Session,
  { out, after }: RootProposeOptions,
  draft: string,
): Promise<void> {
  const before = await trustedRootAt(after);
  const file = await proposeRoot(await readRootDraft(draft), before);
  const proposed = await readProposedRoot(file, before);
  mustNotBeExpired(proposed.payload, new Date());
  const changes = before && compareRoots(before.payload, proposed.payload);
  await writeNewFile(out, `${JSON.stringify(file, null, 2)}\n`, PUBLIC);
  await session.print({ file: out, ...proposed, changes }, () => {
    const told = changes ? renderChanges(changes) : `${nothingBefore(proposed.payload)}\n`;
    return `${told}\n${renderRoot(proposed)}\nEvery state that signs compares the SHA-256 first.\n`;
  });
}
