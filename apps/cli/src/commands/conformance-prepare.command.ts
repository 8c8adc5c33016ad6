import { join } from 'node:path';

import { readRootFile, verifyTrustedRoot } from '#membership';

import { CliError } from '../cli.errors.js';
import { REHEARSAL_ROOT, makeKit } from '../conformance/kit-folder.js';
import type { Session } from '../session.js';

export interface ConformancePrepareOptions {
  readonly root: string;
  readonly node: string;
  readonly out: string;
  readonly at: string;
  readonly listen?: string;
  readonly state?: string;
}

/** States that play the partner when none is chosen: the first that is not in the root. */
const PARTNERS = ['LI', 'MC', 'SM', 'AD', 'VA', 'IS'];

/** Makes what a rehearsal needs: a partner with keys of its own, and a root that knows it and the node under test. */
export async function conformancePrepare(
  session: Session,
  { root, node, out, at, listen = at, state }: ConformancePrepareOptions,
): Promise<void> {
  const { payload } = await verifyTrustedRoot(await readRootFile(root));
  const members = new Set(payload.states.map(({ code }) => code));
  const partner = state?.toUpperCase() ?? PARTNERS.find((code) => !members.has(code));
  if (partner === undefined || members.has(partner)) throw taken(partner);
  const demo = payload.demo === true;
  const plan = { payload, tested: node, state: partner, url: at, listen, demo, now: new Date() };
  const kit = await makeKit(out, plan);
  const file = join(out, REHEARSAL_ROOT);
  await session.print({ folder: out, root: file, ...kit }, () => nextSteps(node, file, out));
}

function nextSteps(node: string, file: string, out: string): string {
  return `The kit is in ${out}. Now start the node under test, on an empty database and in a new data folder that has
a copy of the folder "keys" of the old one:

  GROUNDS_ROOT=${file} GROUNDS_ORIGIN=${node} GROUNDS_DATA=<new folder> npm start

and, when it is ready: grounds conformance run <its address> --kit ${out}
`;
}

function taken(state: string | undefined): CliError {
  return new CliError('USAGE', `${state ?? 'Every state proposed'} is a member in that root already.`, {
    advice: 'Choose another state for the partner with --state.',
  });
}
