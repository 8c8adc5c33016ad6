import { PUBLIC, writeNewFile } from '../files/write-new-file.js';
import { firstDraft, nextDraft, renderDraft } from '../root/root-draft.js';
import { trustedRootAt } from '../root/root-source.js';
import type { Session } from '../session.js';

export interface RootInitOptions {
  readonly out: string;
  readonly after?: string;
}

/** Writes a draft of a first root, or of the one after another, for a person to edit. */
export async function rootInit(session: Session, { out, after }: RootInitOptions): Promise<void> {
  const before = await trustedRootAt(after);
  const now = new Date();
  const draft = before ? nextDraft(before.payload, before.digest, now) : firstDraft(now);
  await writeNewFile(out, await renderDraft(draft), PUBLIC);
  const next = `Edit ${out}, then: grounds root propose ${out} --out proposal.json${after ? ` --after ${after}` : ''}\n`;
  await session.print({ file: out, version: before ? before.payload.version + 1 : 1 }, () => next);
}
