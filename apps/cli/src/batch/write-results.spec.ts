import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { parseCsv } from './parse-csv.js';
import { RESULT_COLUMNS, type ResultLine } from './result-lines.js';
import { checkPlace, csvOf, writeResults, xlsxOf } from './write-results.js';
import { parseXlsx } from './xlsx/parse-xlsx.js';

function line(rest: Partial<ResultLine> = {}): ResultLine {
  const empty = Object.fromEntries(RESULT_COLUMNS.map((column) => [column, ''])) as ResultLine;
  return { ...empty, row: '2', name: 'Quill', ...rest };
}

describe('the sheet of results', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'grounds-results-'));
  });

  afterAll(() => rm(folder, { recursive: true }));

  it('is CSV that a spreadsheet opens as UTF-8, with a header', async () => {
    const text = await csvOf([line({ name: '羽毛; "Q", Ltd', why: 'One.\nTwo.' })]);
    expect(text.startsWith('\ufeffrow,name,hit,')).toBe(true);
    const [header, cells] = parseCsv(text);
    expect(header).toEqual(RESULT_COLUMNS);
    expect(cells?.slice(0, 2)).toEqual(['2', '羽毛; "Q", Ltd']);
    expect(cells?.[RESULT_COLUMNS.indexOf('why')]).toBe('One.\nTwo.');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '=HYPERLINK("http://x.example","y")', '=cmd|" /C calc"!A0'])(
    'F20 lets no spreadsheet take %s for a formula',
    async (name) => {
      const [, cells] = parseCsv(await csvOf([line({ name })]));
      expect(cells?.[1]).toBe(`'${name}`);
      expect(parseXlsx(await xlsxOf([line({ name })]))[1]?.[1]).toBe(name);
    },
  );

  it('is a workbook whose cells are all text, none longer than a cell may be', async () => {
    const [header, cells] = parseXlsx(await xlsxOf([line({ why: 'x'.repeat(40_000) })]));
    expect(header).toEqual(RESULT_COLUMNS);
    expect(cells?.[RESULT_COLUMNS.indexOf('why')]).toHaveLength(32_767);
  });

  it.each(['results.csv', 'results.xlsx', 'RESULTS.CSV'])(
    'is written as %s for its owner alone',
    async (name) => {
      const path = join(folder, name);
      await checkPlace(path);
      await writeResults(path, [line()]);
      expect((await stat(path)).mode & 0o777).toBe(0o600);
      expect((await readFile(path)).subarray(0, 2).toString() === 'PK').toBe(name.endsWith('.xlsx'));
    },
  );

  it('replaces no file, and takes no name of another kind', async () => {
    const path = join(folder, 'there.csv');
    await writeFile(path, 'mine');
    await expect(checkPlace(path)).rejects.toMatchObject({ code: 'FILE_EXISTS' });
    await expect(checkPlace(join(folder, 'results.txt'))).rejects.toMatchObject({ code: 'USAGE' });
    await expect(writeResults(path, [line()])).rejects.toMatchObject({ code: 'FILE_EXISTS' });
    expect(await readFile(path, 'utf8')).toBe('mine');
  });
});
