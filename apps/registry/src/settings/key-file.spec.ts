import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { keyFile, readKeyFile, writeKeyFile } from './key-file.js';

describe('key files', () => {
  let folder: string;
  let path: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'grounds-key-'));
    path = join(folder, 'keys', 'node.key');
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const modeOf = (name: string): string => (statSync(name).mode & 0o777).toString(8);
  const never = (): Promise<string> => Promise.reject(new Error('A new key was made.'));

  describe('writeKeyFile', () => {
    it('writes a file and a folder that only their owner can open', async () => {
      await writeKeyFile(path, 'secret');
      expect(readFileSync(path, 'utf8')).toBe('secret');
      expect([modeOf(path), modeOf(join(folder, 'keys'))]).toEqual(['600', '700']);
    });

    it('never writes over another key', async () => {
      await writeKeyFile(path, 'first');
      await expect(writeKeyFile(path, 'second')).rejects.toMatchObject({ code: 'EEXIST' });
      expect(readFileSync(path, 'utf8')).toBe('first');
    });
  });

  describe('readKeyFile', () => {
    beforeEach(() => writeKeyFile(path, 'secret'));

    it.each([0o600, 0o400])('reads a file of mode %o', async (mode) => {
      chmodSync(path, mode);
      expect(await readKeyFile(path)).toBe('secret');
    });

    it.each([0o640, 0o604, 0o660, 0o666, 0o610, 0o601, 0o644, 0o777])(
      'refuses a file of mode %o',
      async (mode) => {
        chmodSync(path, mode);
        await expect(readKeyFile(path)).rejects.toMatchObject({ code: 'KEY_FILE_OPEN' });
      },
    );

    (process.getuid?.() === 0 ? it : it.skip)(
      'refuses a file that another user owns (needs root to try)',
      async () => {
        chownSync(path, 65534, 65534);
        await expect(readKeyFile(path)).rejects.toMatchObject({ code: 'KEY_FILE_OPEN' });
      },
    );

    it('says which file it is and how to close it, and nothing of the key', async () => {
      chmodSync(path, 0o644);
      const error: unknown = await readKeyFile(path).catch((caught: unknown) => caught);
      expect(error).toMatchObject({
        message: expect.stringContaining(path) as string,
        advice: expect.stringContaining(`chmod 600 ${path}`) as string,
      });
      expect(JSON.stringify(error)).not.toContain('secret');
    });

    it('leaves a file that is not there to its caller', async () => {
      await expect(readKeyFile(join(folder, 'none'))).rejects.toMatchObject({ code: 'ENOENT' });
    });
  });

  describe('keyFile', () => {
    it('makes a key once and keeps to it', async () => {
      expect(await keyFile(path, () => Promise.resolve('made'))).toBe('made');
      expect(await keyFile(path, never)).toBe('made');
    });

    it('makes no new key in place of one that lies open', async () => {
      await writeKeyFile(path, 'secret');
      chmodSync(path, 0o644);
      await expect(keyFile(path, never)).rejects.toMatchObject({ code: 'KEY_FILE_OPEN' });
      expect(readFileSync(path, 'utf8')).toBe('secret');
    });

    it('writes nothing when no key could be made', async () => {
      await expect(keyFile(path, never)).rejects.toThrow('A new key was made.');
      expect(existsSync(path)).toBe(false);
    });

    it('passes on what hinders it from reading', async () => {
      writeFileSync(join(folder, 'file'), '', { mode: 0o600 });
      await expect(keyFile(join(folder, 'file', 'node.key'), never)).rejects.toMatchObject({
        code: 'ENOTDIR',
      });
    });
  });
});
