import { SheetError } from '../cli.errors.js';
import { parseCsv } from './parse-csv.js';

function faultsOf(text: string): string[] {
  try {
    parseCsv(text);
  } catch (error) {
    if (error instanceof SheetError)
      return error.problems.map(({ message, path }) => `${path.join('.')}: ${message}`);
    throw error;
  }
  return [];
}

describe('parseCsv', () => {
  it.each([
    ['commas', 'name,lei\nA,B\n'],
    ['semicolons, as Excel writes them where a comma stands in numbers', 'name;lei\r\nA;B\r\n'],
    ['tabs', 'name\tlei\nA\tB'],
    ['a mark of UTF-8 at its start', '\ufeffname,lei\nA,B\n'],
    ['quoted titles with the other delimiter in them', '"name";"lei"\nA;B\n'],
  ])('reads cells with %s', (_, text) => {
    expect(parseCsv(text)).toEqual([
      ['name', 'lei'],
      ['A', 'B'],
    ]);
  });

  it('keeps what stands in quotation marks as it is', () => {
    expect(parseCsv('name,aliases\n"Quill, Mere ""Q""","A; B"\n')).toEqual([
      ['name', 'aliases'],
      ['Quill, Mere "Q"', 'A; B'],
    ]);
  });

  it('keeps empty lines and short rows, so that rows have the numbers of the sheet', () => {
    expect(parseCsv('name,lei\n\nA\n,,\n')).toEqual([['name', 'lei'], [''], ['A'], ['', '', '']]);
  });

  it('finds nothing in an empty file', () => {
    expect(parseCsv('')).toEqual([]);
    expect(parseCsv('\ufeff')).toEqual([]);
  });

  it.each([
    ['a quotation mark that is never closed', 'name\n"A\nB\n', 'row 3: The row begins or stands behind'],
    ['text behind a closing mark', 'name\n"A" B\n', 'row 2: The row has text behind a closing'],
    ['a mark in the middle of a cell', 'name\nA "B"\n', 'row 2: The row has a quotation mark in the middle'],
    ['a row without an end', `name\n${'x'.repeat(200_000)}\n`, 'row 2: The row is longer than'],
    ['too many columns', `name\n${','.repeat(100)}\n`, 'row 2.CW: The cell is one column more than 100'],
    ['10,001 parties', `name\n${'A\n'.repeat(10_001)}`, 'row 10002: The row is one more than 10000'],
  ])('refuses %s, and says where', (_, text, fault) => {
    expect(faultsOf(text)).toEqual([expect.stringContaining(fault)]);
  });

  it('reads 10,000 parties', () => {
    expect(parseCsv(`name\n${'A\n'.repeat(10_000)}`)).toHaveLength(10_001);
  });
});
