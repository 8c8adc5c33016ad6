import { type Problem, SheetError } from '../cli.errors.js';

/** Something wrong with a sheet, at a place that a person can find in it. */
export function sheetProblem(row: number, column: string | undefined, what: string): Problem {
  const where = column === undefined ? 'The row' : 'The cell';
  return {
    code: 'SHEET_INVALID',
    message: `${where} ${what}.`,
    path: [`row ${row}`, ...(column === undefined ? [] : [column])],
    advice: null,
  };
}

/** The same for a cell whose column has no name yet. */
export function cellFault(row: number, column: number, what: string): SheetError {
  return new SheetError([sheetProblem(row, letters(column), what)]);
}

/** 1 is A, 27 is AA. */
function letters(column: number): string {
  if (column < 1) return '';
  const last = (column - 1) % 26;
  return letters((column - 1 - last) / 26) + String.fromCharCode(65 + last);
}
