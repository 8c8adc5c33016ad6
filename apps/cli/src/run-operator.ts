import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { CliError, RefusedError } from './cli.errors.js';
import { EXIT } from './exit-code.js';
import type { Session } from './session.js';

/** The node's program for operators; it stands beside this command where both were built. */
const PROGRAM = fileURLToPath(import.meta.resolve('../../registry/src/operate/main.js'));

/** Runs a command of the node's own program, which opens folder and database; it says itself what it finds. */
export async function runOperator(session: Session, ...words: string[]): Promise<void> {
  const all = session.json ? [...words, '--json'] : words;
  const child = spawn(process.execPath, [PROGRAM, ...all], { stdio: 'inherit', env: session.terminal.env });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code === EXIT.ok) return;
  if (code === EXIT.usage) throw new CliError('USAGE', 'The command was called wrongly.');
  // What is wrong has been said; nothing is left but the exit code.
  throw new RefusedError([]);
}

/** A path as the child finds it, also one that begins like an option. */
export function pathOf(file: string): string {
  return resolve(file);
}
