import { constants } from 'node:fs';
import { mkdir, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

import { SettingsError } from './settings.errors.js';

const OTHERS_MAY = 0o077;

/** Writes a new key file that only its owner can read; never over another one. */
export async function writeKeyFile(path: string, content: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Reads a key file; one that others on this machine could read, or that another user owns, stops the start. */
export async function readKeyFile(path: string): Promise<string> {
  const { mode, uid } = await stat(path);
  if ((mode & OTHERS_MAY) !== 0 || uid !== process.getuid?.()) {
    throw new SettingsError('KEY_FILE_OPEN', `The key file ${path} is not for this process alone.`, {
      advice: `Treat the key as known to others and replace it, or restore its mode: chmod 600 ${path}`,
    });
  }
  const file = await open(path, constants.O_RDONLY);
  try {
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

/** The key in this file; `make` is asked for one when there is no file yet. */
export async function keyFile(path: string, make: () => Promise<string>): Promise<string> {
  try {
    return await readKeyFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  await writeKeyFile(path, await make());
  return readKeyFile(path);
}
