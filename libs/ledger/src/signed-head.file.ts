import { open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { type Checkpoint, parseCheckpoint } from './core/note/checkpoint.js';
import { parseNote } from './core/note/note.js';

const NAME = 'signed-head';

/**
 * The newest checkpoint that this node has signed, outside the database: a database that was restored from a
 * backup does not know what has been signed since, and must not sign it a second time in another way.
 */
export class SignedHeadFile {
  readonly #path: string;

  constructor(folder: string) {
    this.#path = join(folder, NAME);
  }

  /** @returns undefined when nothing was signed from this folder yet */
  async read(): Promise<Checkpoint | undefined> {
    const text = await readFile(this.#path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
    return text === undefined ? undefined : parseCheckpoint(parseNote(text).text);
  }

  /** Replaces it in one step that survives a power failure. */
  async write(note: string): Promise<void> {
    const draft = `${this.#path}.new`;
    const file = await open(draft, 'w', 0o600);
    try {
      await file.writeFile(note);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, this.#path);
    const folder = await open(dirname(this.#path), 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }
}
