import type { RootPayload } from '#membership';

import { CliError } from '../cli.errors.js';
import { PUBLIC, writeNewFile } from '../files/write-new-file.js';
import { firstDraft, nextDraft, renderDraft } from '../root/root-draft.js';
import { readRootDraft, trustedRootAt } from '../root/root-source.js';
import { addState, isStateEntry } from '../root/state-entry.js';
import type { Session } from '../session.js';

export interface RootInitOptions {
  readonly out: string;
  readonly after?: string;
  readonly add?: readonly string[];
  readonly circle?: readonly string[];
}

/** Writes a draft of a first root, or of the one after another, for a person to edit. */
export async function rootInit(session: Session, options: RootInitOptions): Promise<void> {
  const { out, after, add = [], circle = [] } = options;
  if (after === undefined && add.length > 0) {
    throw new CliError('USAGE', 'A state joins a root that is in force: --add needs --after.');
  }
  if (add.length === 0 && circle.length > 0) {
    throw new CliError('USAGE', 'Who is to be in the circle? --circle needs --add.');
  }
  const before = await trustedRootAt(after);
  const now = new Date();
  const draft = before
    ? await withEntries(nextDraft(before.payload, before.digest, now), add, circle)
    : firstDraft(now);
  await writeNewFile(out, await renderDraft(draft), PUBLIC);
  const next = `Edit ${out}, then: grounds root propose ${out} --out proposal.json${after ? ` --after ${after}` : ''}\n`;
  await session.print({ file: out, version: before ? before.payload.version + 1 : 1 }, () => next);
}

async function withEntries(
  draft: RootPayload,
  files: readonly string[],
  circles: readonly string[],
): Promise<RootPayload> {
  let whole = draft;
  for (const file of files) {
    const entry = await readRootDraft(file);
    if (!isStateEntry(entry)) {
      throw new CliError('FILE_FORMAT', `The file ${file} is not the entry of a state.`, {
        advice: 'The state makes it with: grounds root entry',
      });
    }
    whole = addState(whole, entry, circles);
  }
  return whole;
}
