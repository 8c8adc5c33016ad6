import { readFile, writeFile } from 'node:fs/promises';

import { CliError } from '../cli.errors.js';

/** Permissions of a file that only its owner may read. */
export const PRIVATE = 0o600;
export const PUBLIC = 0o644;

/** Writes a file that is not there yet: keys, statements and roots are never replaced unseen. */
export async function writeNewFile(path: string, text: string | Uint8Array, mode: number): Promise<void> {
  await writeFile(path, text, { flag: 'wx', mode, flush: true }).catch(
    async (cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'EEXIST') {
        throw new CliError('FILE_UNWRITABLE', `The file ${path} cannot be written.`, { cause });
      }
      if (await holds(path, text)) return;
      throw new CliError('FILE_EXISTS', `The file ${path} exists and stays as it is.`, {
        advice: 'Choose another name, or move it away first.',
      });
    },
  );
}

async function holds(path: string, text: string | Uint8Array): Promise<boolean> {
  const there = await readFile(path).catch(() => undefined);
  return there?.equals(Buffer.from(text)) ?? false;
}
