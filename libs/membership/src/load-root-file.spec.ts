import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { example, NOW, signedBy } from '../test/example-root.js';
import { loadRootFile } from './index.js';

describe('loadRootFile', () => {
  let folder: string;
  let path: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'root-file-'));
    path = join(folder, 'root.json');
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('reads a root that was written as indented JSON', async () => {
    const { payload, keys } = await example();
    await writeFile(path, JSON.stringify(await signedBy(payload, keys.rootNL, keys.rootFR), null, 2));
    await expect(loadRootFile(path, NOW)).resolves.toMatchObject({ payload: { version: 1 } });
  });

  it('verifies what it reads', async () => {
    const { payload, keys } = await example();
    await writeFile(path, JSON.stringify(await signedBy(payload, keys.rootNL)));
    await expect(loadRootFile(path, NOW)).rejects.toMatchObject({ code: 'ROOT_THRESHOLD' });
  });

  it('says which file is missing and what to do', async () => {
    const refusal = { code: 'ROOT_FILE_UNREADABLE', message: expect.stringContaining(path) as string };
    await expect(loadRootFile(path, NOW)).rejects.toMatchObject(refusal);
    await expect(loadRootFile(path, NOW)).rejects.toHaveProperty(
      'advice',
      expect.stringContaining('permissions'),
    );
  });

  it('says that a file is not JSON without quoting it', async () => {
    await writeFile(path, 'Zanzibar');
    const refusal: unknown = await loadRootFile(path, NOW).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'ROOT_FILE_UNREADABLE' });
    expect(String(refusal)).not.toContain('Zanzibar');
  });
});
