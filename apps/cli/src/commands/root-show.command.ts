import { type ProposedRoot, readProposedRoot, readRootFile } from '#membership';

import { CliError } from '../cli.errors.js';
import { PUBLIC, writeNewFile } from '../files/write-new-file.js';
import { missingText, renderRoot } from '../root/render-root.js';
import type { Session } from '../session.js';

export interface RootShowOptions {
  readonly out?: string;
}

/** Shows a root in a file, or fetches the one that the node uses. Having fetched it proves nothing: it came from the node. */
export async function rootShow(session: Session, { out }: RootShowOptions, path?: string): Promise<void> {
  const text = path === undefined ? await session.client.root() : await textOf(path);
  const proposed = path === undefined ? await servedRoot(text) : await readProposedRoot(JSON.parse(text));
  const notice = `${renderRoot(proposed)}\n${path === undefined ? trustNotice(proposed.payload.demo === true) : missingText(proposed)}\n`;
  if (out !== undefined) await writeNewFile(out, text, PUBLIC);
  if (out !== undefined || path !== undefined) {
    const { version, issued, expires, demo } = proposed.payload;
    const summary = { version, issued, expires, demonstration: demo === true, sha256: proposed.sha256 };
    await session.print({ file: out ?? path, ...summary, own: proposed.own }, () => notice);
    return;
  }
  session.terminal.out(text);
  session.terminal.err(notice);
}

async function textOf(path: string): Promise<string> {
  return `${JSON.stringify(await readRootFile(path), null, 2)}\n`;
}

async function servedRoot(text: string): Promise<ProposedRoot> {
  try {
    return await readProposedRoot(JSON.parse(text));
  } catch (cause) {
    throw new CliError('NODE_ANSWER', 'What the node served is no root.', {
      cause,
      advice: 'Check GROUNDS_URL.',
    });
  }
}

function trustNotice(isDemonstration: boolean): string {
  if (isDemonstration)
    return 'DEMONSTRATION: this root was made by the node itself; use it to try things out only.';
  return 'Compare this with the root you received by hand before you trust it: it came from the node it is to check.';
}
