import { execFile } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { CLI } from '../e2e/cli-command.js';
import type { TestNode } from '../support/start-node.js';

export const DOCS = join(import.meta.dirname, '../../docs');
const MARK = 'end of step ';

/** A block of commands on a page, and what the page says they print. */
export interface Step {
  readonly commands: string;
  readonly printed: string;
}

/** The steps of a page: commands, and below them what they print, if anything. */
export function stepsIn(page: string): Step[] {
  const blocks = /```sh\n(.*?)```(?:\n\n```text\n(.*?)```)?/gs;
  return [...page.matchAll(blocks)].map(([, commands = '', printed = '']) => ({ commands, printed }));
}

/** What stands below a heading of a page, up to the next of its level. */
export function section(page: string, heading: string): string {
  const [, below] = page.split(`\n## ${heading}\n`);
  if (below === undefined) throw new Error(`No heading on the page: ${heading}`);
  return below.split('\n## ')[0] ?? '';
}

/** Runs the steps in one shell, as somebody who pastes them, and gives what each printed. */
export async function walk(steps: readonly Step[], node: TestNode, folder: string): Promise<string[]> {
  const script = steps.map(({ commands }, place) => `${commands}\necho "${MARK}${place}"\n`).join('');
  await writeFile(join(folder, 'walk.sh'), `trap 'kill $(jobs -p) 2> /dev/null' EXIT\n${script}`);
  const programs = await installed(join(folder, 'programs'));
  const { stdout } = await promisify(execFile)('bash', ['-c', 'source walk.sh 2> errors.txt'], {
    cwd: folder,
    env: { PATH: `${programs}:${process.env.PATH}`, GROUNDS_URL: node.url, GROUNDS_DATA: node.dataFolder },
  });
  return stdout.split(new RegExp(`${MARK}\\d+\n`)).slice(0, -1);
}

/** A folder of programs: the `node` that runs the tests, and an `npx` that knows the built command and that. */
async function installed(folder: string): Promise<string> {
  const npx = `#!/bin/sh
[ "$1" = grounds ] && shift && exec "${process.execPath}" "${CLI}" "$@"
exec "$@"
`;
  await mkdir(folder);
  await symlink(process.execPath, join(folder, 'node'));
  await writeFile(join(folder, 'npx'), npx, { mode: 0o755 });
  return folder;
}

/** What differs at every installation and in every run, told by its kind. */
export function stable(text: string): string {
  return text
    .replace(/\b20\d\d-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
    .replace(/\b[0-9a-f]{64}\b/g, 'DIGEST')
    .replace(/(?<![\w-])[\w-]{43}(?![\w-])/g, 'KEY')
    .replace(/(?<![\w-])[\w-]{22}(?![\w-])/g, 'ID')
    .replace(/("[xy]":")[\w-]+/g, '$1KEY')
    .replace(/("kid":")[\w-]+/g, '$1KEY')
    .replace(/(year|in) 20\d\d/g, '$1 YEAR')
    .replace(/(journal lines) .*/g, '$1')
    .replace(/\b\d+ lines\./g, 'N lines.')
    .replace(/\b(line|Line) \d+/g, '$1 N')
    .trim();
}
