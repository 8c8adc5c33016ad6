import { createHash } from 'node:crypto';
import { open, rename, rm, stat } from 'node:fs/promises';
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

import { OperateError } from '../operate.errors.js';

/** Writes lines into a compressed file that appears under its name only when it is whole. */
export class BackupWriter {
  readonly #hash = createHash('sha256');
  readonly #gzip = createGzip();
  readonly #done: Promise<void>;

  private constructor(
    private readonly path: string,
    private readonly draft: string,
    private readonly file: Awaited<ReturnType<typeof open>>,
  ) {
    this.#done = pipeline(this.#gzip, async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) await file.writeFile(chunk);
    });
    // Whoever writes next hears of it; nobody may be waiting yet when it fails.
    this.#done.catch(() => undefined);
  }

  /** Never over another file; for its owner alone, because it holds what parties have told the register. */
  static async create(path: string): Promise<BackupWriter> {
    if (
      await stat(path).then(
        () => true,
        () => false,
      )
    ) {
      throw new OperateError('BACKUP_FILE_EXISTS', `There is a file ${path} already.`, {
        advice: 'Choose another name: a backup never replaces one.',
      });
    }
    const draft = `${path}.part`;
    return new BackupWriter(path, draft, await open(draft, 'w', 0o600));
  }

  async write(text: string): Promise<void> {
    this.#hash.update(text);
    await this.push(text);
  }

  /** Writes the last line, which says what all others were, and gives the file its name. */
  async finish(rows: Readonly<Record<string, number>>): Promise<string> {
    const sha256 = this.#hash.digest('hex');
    await this.push(`${JSON.stringify({ end: { rows, sha256 } })}\n`);
    this.#gzip.end();
    await this.#done;
    await this.file.sync();
    await this.file.close();
    await rename(this.draft, this.path);
    return sha256;
  }

  async abandon(): Promise<void> {
    this.#gzip.destroy();
    await this.file.close().catch(() => undefined);
    await rm(this.draft, { force: true });
  }

  private async push(text: string): Promise<void> {
    if (this.#gzip.destroyed) await this.#done;
    if (!this.#gzip.write(text)) await Promise.race([once(this.#gzip, 'drain'), this.#done]);
  }
}
