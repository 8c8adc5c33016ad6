import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { exportJWK, generateKeyPair } from 'jose';

import { readKeyFile } from './read-key-file.js';
import { readLogPosition, startOfLog } from './read-log-position.js';
import { PRIVATE, writeNewFile } from './write-new-file.js';

describe('files of this program', () => {
  let folder: string;
  let path: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'grounds-files-'));
    path = join(folder, 'file');
  });

  afterEach(() => rm(folder, { recursive: true }));

  describe('written anew', () => {
    it('are for their owner alone', async () => {
      await writeNewFile(path, 'text', PRIVATE);
      expect((await stat(path)).mode & 0o777).toBe(0o600);
    });

    it('never replace another, and are left alone when they say the same', async () => {
      await writeNewFile(path, 'text', PRIVATE);
      await writeNewFile(path, 'text', PRIVATE);
      await expect(writeNewFile(path, 'other', PRIVATE)).rejects.toMatchObject({ code: 'FILE_EXISTS' });
      expect(await readFile(path, 'utf8')).toBe('text');
    });

    it('say when their folder is not there', async () => {
      await expect(writeNewFile(join(path, 'deeper'), 'text', PRIVATE)).rejects.toMatchObject({
        code: 'FILE_UNWRITABLE',
      });
    });
  });

  describe('that hold a key', () => {
    const jwkText = async (): Promise<string> => {
      const { privateKey } = await generateKeyPair('ES256', { extractable: true });
      return JSON.stringify(await exportJWK(privateKey));
    };

    it('give a signer', async () => {
      await writeFile(path, await jwkText(), { mode: 0o600 });
      const signer = await readKeyFile(path);
      expect(await signer.sign(Uint8Array.of(1))).toHaveLength(64);
    });

    it('are refused when others may read them', async () => {
      await writeFile(path, await jwkText());
      await chmod(path, 0o640);
      await expect(readKeyFile(path)).rejects.toMatchObject({ code: 'KEY_FILE_OPEN' });
    });

    it.each(['', 'not JSON', '{}', 'null', '{"kty":"EC","crv":"P-256","x":"AA","y":"AA","d":"SECRET"}'])(
      'are refused as %j, without a word of what they hold',
      async (text) => {
        await writeFile(path, text, { mode: 0o600 });
        const refusal: unknown = await readKeyFile(path).catch((error: unknown) => error);
        expect(refusal).toMatchObject({ code: 'KEY_INVALID', cause: undefined });
        expect(String(refusal)).not.toContain('SECRET');
      },
    );
  });

  describe('that hold a log position', () => {
    it('give its three members', async () => {
      await writeFile(path, '{"origin":"log.example/1","size":3,"root":"r","more":1}');
      expect(await readLogPosition(path)).toEqual({ origin: 'log.example/1', size: 3, root: 'r' });
    });

    it.each(['null', '[', 'x'])('are refused as %j', async (text) => {
      await writeFile(path, text);
      await expect(readLogPosition(path)).rejects.toMatchObject({ code: 'FILE_FORMAT' });
    });
  });

  it('know the root of a log without entries: SHA-256 of nothing', async () => {
    const digest = Buffer.from(await crypto.subtle.digest('SHA-256', new Uint8Array()));
    expect(startOfLog('log.example/1')).toEqual({
      origin: 'log.example/1',
      size: 0,
      root: digest.toString('base64'),
    });
  });
});
