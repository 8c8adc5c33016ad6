import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import writeXlsxFile from 'write-excel-file/node';

import { readSheet } from './read-sheet.js';

describe('readSheet', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'grounds-sheet-'));
  });

  afterAll(() => rm(folder, { recursive: true }));

  const reading = async (bytes: string | Uint8Array): Promise<readonly (readonly string[])[]> => {
    const path = join(folder, 'parties');
    await writeFile(path, bytes);
    return readSheet(path);
  };

  it('knows a workbook and text apart by what is in them, not by their names', async () => {
    const rows = [['name'], ['羽毛']];
    expect(await reading('\ufeffname\n羽毛\n')).toEqual(rows);
    expect(await reading(await writeXlsxFile(rows).toBuffer())).toEqual(rows);
  });

  it.each([
    ['text that is not UTF-8', Uint8Array.of(110, 0xe9, 10), 'neither UTF-8 text nor a workbook'],
    ['a workbook of long ago', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0), 'an old workbook'],
    ['a file that is too long', Buffer.alloc(10 * 1024 * 1024 + 1, 'a'), 'longer than 10485760 bytes'],
  ])('refuses %s, and says what to save it as', async (_, bytes, what) => {
    await expect(reading(bytes)).rejects.toMatchObject({
      code: 'FILE_FORMAT',
      message: expect.stringContaining(what) as string,
    });
  });

  it('says when there is no such file', async () => {
    await expect(readSheet(join(folder, 'nowhere.csv'))).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
  });
});
