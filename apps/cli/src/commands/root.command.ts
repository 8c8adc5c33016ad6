import { createHash } from 'node:crypto';

import { CliError } from '../cli.errors.js';
import { PUBLIC, writeNewFile } from '../files/write-new-file.js';
import { renderTable } from '../render/table.js';
import type { Session } from '../session.js';

export interface RootOptions {
  readonly out?: string;
}

interface RootSummary {
  readonly version: number;
  readonly issued: string;
  readonly expires: string;
  readonly demonstration: boolean;
  /** SHA-256 of the signed payload, hexadecimal: short enough to be read out over a telephone. */
  readonly sha256: string;
}

/** Fetches the root that the node uses. Having fetched it proves nothing: it came from the node itself. */
export async function root(session: Session, { out }: RootOptions): Promise<void> {
  const text = await session.client.root();
  const summary = summaryOf(text);
  if (out === undefined) session.terminal.out(text);
  else await writeNewFile(out, text, PUBLIC);
  const notice = `${renderTable(rowsOf(summary))}\n${trustNotice(summary)}\n`;
  if (out === undefined) session.terminal.err(notice);
  else await session.print({ file: out, ...summary }, () => notice);
}

function summaryOf(text: string): RootSummary {
  try {
    const { payload } = JSON.parse(text) as { payload: string };
    const bytes = Buffer.from(payload, 'base64url');
    const { version, issued, expires, demo } = JSON.parse(bytes.toString()) as Record<string, unknown>;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return {
      version: Number(version),
      issued: String(issued),
      expires: String(expires),
      demonstration: demo === true,
      sha256,
    };
  } catch (cause) {
    throw new CliError('NODE_ANSWER', 'What the node served is no root.', {
      cause,
      advice: 'Check GROUNDS_URL.',
    });
  }
}

function rowsOf({ version, issued, expires, sha256 }: RootSummary): string[][] {
  return [
    ['root version', String(version)],
    ['issued', issued],
    ['expires', expires],
    ['SHA-256', sha256],
  ];
}

function trustNotice({ demonstration }: RootSummary): string {
  if (demonstration)
    return 'DEMONSTRATION: this root was made by the node itself; use it to try things out only.';
  return 'Compare this with the root you received by hand before you trust it: it came from the node it is to check.';
}
