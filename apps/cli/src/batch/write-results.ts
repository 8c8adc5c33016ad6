import { access } from 'node:fs/promises';

import { CliError } from '../cli.errors.js';
import { PRIVATE, writeNewFile } from '../files/write-new-file.js';
import { RESULT_COLUMNS, type ResultLine } from './result-lines.js';

/** What a cell of a workbook holds at the most. */
const CELL_MAX = 32_767;

/**
 * Before anything is asked: that the results will have a place.
 * @throws CliError USAGE, FILE_EXISTS
 */
export async function checkPlace(path: string): Promise<void> {
  if (!/\.(?:csv|xlsx)$/i.test(path)) {
    throw new CliError('USAGE', 'The results are written as .csv or .xlsx: end the name after --out so.');
  }
  const exists = await access(path).then(
    () => true,
    () => false,
  );
  if (!exists) return;
  throw new CliError('FILE_EXISTS', `The file ${path} exists and stays as it is.`, {
    advice: 'Choose another name, or move it away first.',
  });
}

/** The results as a new sheet that only its owner may read, of the kind that its name says. */
export async function writeResults(path: string, lines: readonly ResultLine[]): Promise<void> {
  const isCsv = path.toLowerCase().endsWith('.csv');
  await writeNewFile(path, isCsv ? await csvOf(lines) : await xlsxOf(lines), PRIVATE);
}

/**
 * With the mark by which spreadsheets know UTF-8. A cell that a spreadsheet would take for a formula gets an apostrophe
 * before it: what others wrote is never executed.
 */
export async function csvOf(lines: readonly ResultLine[]): Promise<string> {
  const { stringify } = await import('csv-stringify/sync');
  return stringify([RESULT_COLUMNS, ...lines.map(cellsOf)], {
    bom: true,
    escape_formulas: true,
    record_delimiter: '\r\n',
  });
}

/** Every cell is text, which no spreadsheet executes. */
export async function xlsxOf(lines: readonly ResultLine[]): Promise<Buffer> {
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const text = (value: string) => ({ value: value.slice(0, CELL_MAX), type: String });
  const rows = [RESULT_COLUMNS, ...lines.map(cellsOf)].map((cells) => cells.map(text));
  return writeXlsxFile(rows).toBuffer();
}

function cellsOf(line: ResultLine): string[] {
  return RESULT_COLUMNS.map((column) => line[column]);
}
