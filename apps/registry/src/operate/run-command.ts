import { parseArgs } from 'node:util';

import { readSettings } from '../settings/settings.js';
import { OperateError } from './operate.errors.js';
import { type OperatorNode, openOperatorNode } from './operator-node.js';
import type { Report } from './report.js';
import { backupLinesOf, runBackup } from './run-backup.js';
import { fsckLines, isSound, runFsck } from './run-fsck.js';
import { rebuildLines, runRebuild } from './run-rebuild.js';
import { isRestoredWhole, restoreLines, runRestore } from './run-restore.js';

/** What a command has found, for people and for programs. */
interface Outcome {
  readonly ok: boolean;
  readonly value: object;
  readonly lines: readonly string[];
}

interface Call {
  readonly env: NodeJS.ProcessEnv;
  readonly report: Report;
  readonly flags: ReadonlySet<string>;
  readonly file: string;
}

const COMMANDS: Readonly<Record<string, (call: Call) => Promise<Outcome>>> = {
  rebuild: async ({ env, report, flags }) => {
    const value = await withNode(env, (node) => runRebuild(node, flags.has('apply'), report));
    return { ok: value.ok, value, lines: rebuildLines(value) };
  },
  fsck: async ({ env, report, flags }) => {
    const checks = await withNode(env, (node) => runFsck(node, { quick: flags.has('quick') }, report));
    return { ok: isSound(checks), value: { ok: isSound(checks), checks }, lines: fsckLines(checks) };
  },
  backup: async ({ env, report, file }) => {
    const value = await withNode(env, (node) => runBackup(node, file, report));
    return { ok: true, value, lines: backupLinesOf(value) };
  },
  restore: async ({ env, report, file }) => {
    const value = await runRestore(readSettings(env), file, report);
    return { ok: isRestoredWhole(value), value, lines: restoreLines(value) };
  },
};

const FLAGS = ['apply', 'quick', 'json'];

/** Runs one command of the operator. @returns false when it found something wrong */
export async function runCommand(
  words: readonly string[],
  env: NodeJS.ProcessEnv,
  report: Report,
): Promise<boolean> {
  const { positionals, values } = parsed(words);
  const [name = '', file = ''] = positionals;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command || ((name === 'backup' || name === 'restore') && file === '')) throw usage();
  const flags = new Set(Object.keys(values));
  const { ok, value, lines } = await command({ env, report, flags, file });
  if (flags.has('json')) report.line(JSON.stringify(value, null, 2));
  else for (const line of lines) report.line(line);
  return ok;
}

function parsed(words: readonly string[]) {
  const options = Object.fromEntries(FLAGS.map((flag) => [flag, { type: 'boolean' as const }]));
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch {
    throw usage();
  }
}

function usage(): OperateError {
  return new OperateError('OPERATOR_USAGE', 'The command was called wrongly.', {
    advice: 'See grounds rebuild --help, and so on for fsck, backup and restore.',
  });
}

async function withNode<T>(env: NodeJS.ProcessEnv, work: (node: OperatorNode) => Promise<T>): Promise<T> {
  const node = await openOperatorNode(readSettings(env));
  try {
    return await work(node);
  } finally {
    await node.close();
  }
}
