import { CsvError, parse } from 'csv-parse/sync';

import { SheetError } from '../cli.errors.js';
import { cellFault, sheetProblem } from './sheet-fault.js';
import { COLUMNS_MAX, ROWS_MAX, type Sheet } from './sheet.type.js';

/** What may stand between the cells; sheets in countries that write 1,5 are saved with a semicolon. */
const DELIMITERS = [',', ';', '\t'];
const RECORD_MAX = 100_000;

/** @throws SheetError */
export function parseCsv(text: string): Sheet {
  const rows = cellsOf(text);
  if (rows.length > ROWS_MAX + 1) throw tooManyRows();
  const wide = rows.findIndex((cells) => cells.length > COLUMNS_MAX);
  if (wide >= 0) throw cellFault(wide + 1, COLUMNS_MAX + 1, `is one column more than ${COLUMNS_MAX}`);
  return rows;
}

function cellsOf(text: string): string[][] {
  try {
    return parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      // Empty lines stay, so that rows have the numbers that the sheet shows.
      relax_column_count: true,
      max_record_size: RECORD_MAX,
      to: ROWS_MAX + 2,
    });
  } catch (error) {
    if (error instanceof CsvError)
      throw new SheetError([sheetProblem(lineOf(error), undefined, whyOf(error))]);
    throw error;
  }
}

function tooManyRows(): SheetError {
  return new SheetError([
    {
      ...sheetProblem(ROWS_MAX + 2, undefined, `is one more than ${ROWS_MAX}`),
      advice: 'Spread the parties over several files.',
    },
  ]);
}

/** The one that the first line has most of, outside quotation marks. */
function delimiterOf(text: string): string {
  const [header = ''] = text.split(/\r\n|\n|\r/, 1);
  const bare = header.replace(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((delimiter) => bare.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

function lineOf({ lines }: CsvError): number {
  return typeof lines === 'number' ? lines : 1;
}

const REASONS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'begins or stands behind a quotation mark that is never closed',
  CSV_INVALID_CLOSING_QUOTE: 'has text behind a closing quotation mark',
  CSV_MAX_RECORD_SIZE: `is longer than ${RECORD_MAX} characters`,
  INVALID_OPENING_QUOTE: 'has a quotation mark in the middle of a cell: double it, and put the cell in marks',
};

function whyOf({ code }: CsvError): string {
  return REASONS[code] ?? 'cannot be read as CSV';
}
