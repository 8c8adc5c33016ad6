import { execFile } from 'node:child_process';
import { join } from 'node:path';

/** The command as npm installs it. */
export const CLI = join(import.meta.dirname, '../../apps/cli/bin/grounds.js');

/** How a command ended, and what it wrote. */
export interface Ended {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/** Runs the built command as a user would: a process of its own, with the output in a pipe. */
export function grounds(env: Readonly<Record<string, string>>, ...words: string[]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      process.execPath,
      [CLI, ...words],
      { env: { PATH: process.env.PATH, ...env } },
      (error, output, errors) => {
        if (error && typeof error.code !== 'number') reject(new Error(error.message));
        else resolve({ code: child.exitCode ?? -1, output, errors });
      },
    );
  });
}

/** Lines with the spaces between columns told as ` | `. */
export function lines(text: string): string[] {
  return text.split('\n').map((line) => line.trim().replace(/ {2,}/g, ' | '));
}
