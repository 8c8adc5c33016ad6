import { joinRootFiles, readProposedRoot, readRootFile } from '#membership';

import { CliError } from '../cli.errors.js';
import { missingText, renderRoot } from '../root/render-root.js';
import { trustedRootAt } from '../root/root-source.js';
import { renderTable } from '../render/table.js';
import type { Session } from '../session.js';

export interface RootPublishOptions {
  readonly after?: string;
}

/** Puts the signatures of several files together and hands the root to a node, which needs no token for it. */
export async function rootPublish(
  session: Session,
  { after }: RootPublishOptions,
  ...paths: string[]
): Promise<void> {
  const file = joinRootFiles(await Promise.all(paths.map(readRootFile)));
  const proposed = await readProposedRoot(file, await trustedRootAt(after));
  if (!session.json) session.terminal.err(`${renderRoot(proposed)}${missingText(proposed)}\n`);
  const inForce = await session.client.publishRoot(file);
  const sha256 = Buffer.from(inForce.digest, 'base64url').toString('hex');
  if (sha256 !== proposed.sha256) throw otherInForce();
  await session.print({ ...inForce, sha256 }, () =>
    renderTable([
      ['in force', `version ${inForce.version}`],
      ['expires', inForce.expires],
      ['SHA-256', sha256],
    ]),
  );
}

function otherInForce(): CliError {
  return new CliError(
    'NODE_ANSWER',
    'The node says that another root is in force than the one it was sent.',
    {
      advice: 'Compare with: grounds root show. Tell the operator and the other members.',
    },
  );
}
