import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The signed head that a node keeps outside its database, as a note; null when it has signed nothing yet. */
export async function signedHeadIn(folder: string): Promise<string | null> {
  return readFile(join(folder, 'signed-head'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}
