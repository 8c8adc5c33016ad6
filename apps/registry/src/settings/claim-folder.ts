import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { SettingsError } from './settings.errors.js';

/** Ties a data folder to one register for ever: demonstration data never gets into a real one, nor back. */
export async function claimFolder(folder: string, register: string): Promise<void> {
  const file = join(folder, 'register');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(file, `${register}\n`, { flag: 'wx', mode: 0o600 }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    },
  );
  if ((await readFile(file, 'utf8')) === `${register}\n`) return;
  throw new SettingsError(
    'FOLDER_OF_OTHER_REGISTER',
    `The data folder ${folder} belongs to another register.`,
    {
      advice: 'Give this node an empty folder of its own with GROUNDS_DATA.',
    },
  );
}
