import { readFile } from 'node:fs/promises';

import { CliError } from '../cli.errors.js';

/** The text of a file that must be UTF-8; bytes that are not would otherwise be read as something else. */
export async function readTextFile(path: string): Promise<string> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new CliError('FILE_UNREADABLE', `The file ${path} cannot be read.`, {
      cause,
      advice: 'Check its name and permissions.',
    });
  });
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new CliError('FILE_FORMAT', `The file ${path} is not UTF-8 text.`, { cause });
  }
}
