import { type Problem, SheetError } from '../cli.errors.js';
import { COLUMNS, type Column, cellProblem, columnOf, namesIn } from './party-columns.js';
import { sheetProblem } from './sheet-fault.js';
import { ROWS_MAX, type Sheet } from './sheet.type.js';

/** A party as a check asks about it. */
interface AskedParty {
  readonly role: string;
  readonly names: readonly string[];
  readonly lei?: string;
  readonly registration?: { readonly country: string; readonly number: string };
  readonly seat?: string;
  readonly control?: string;
  readonly birthYear?: number;
}

/** One row of a sheet as a question of its own. */
export interface PlannedRow {
  /** As the sheet numbers it; its header is row 1. */
  readonly row: number;
  /** What the row is called in the result. */
  readonly label: string;
  readonly parties: readonly AskedParty[];
  readonly caseReference?: string;
}

/** Faults that are told at once; who mends these sees the rest. */
const TOLD = 20;

type Cells = (column: Column) => string;

/**
 * The questions in a sheet, whose first row names its columns. Empty rows are left out.
 * @param role of parties whose row names none
 * @throws SheetError with where and what, before anything is asked
 */
export function planRows(sheet: Sheet, role: string): PlannedRow[] {
  const [titles = [], ...rows] = sheet;
  const columns = readHeader(titles);
  const problems: Problem[] = [];
  const planned = rows.flatMap((cells, at) => {
    if (cells.every((cell) => cell.trim() === '')) return [];
    const row = at + 2;
    const cell: Cells = (column) => cells[columns.indexOf(column)]?.trim() ?? '';
    problems.push(...problemsOf(row, cells, columns, cell));
    return [{ row, ...questionOf(cell, role) }];
  });
  if (planned.length === 0 && problems.length === 0)
    problems.push(sheetProblem(2, undefined, 'is empty: there is no party'));
  if (planned.length > ROWS_MAX)
    problems.push(sheetProblem(ROWS_MAX + 2, undefined, `is one more than ${ROWS_MAX}`));
  if (problems.length > 0) throw new SheetError(problems.slice(0, TOLD), problems.length);
  return planned;
}

function readHeader(titles: readonly string[]): (Column | undefined)[] {
  const columns = titles.map((title) => columnOf(title.trim()));
  const problems = titles.flatMap((title, at) => {
    const column = columns[at];
    if (title.trim() === '') return [];
    if (column === undefined) return [headerProblem(`has a column that is none: ${visible(title)}`)];
    return columns.indexOf(column) < at ? [headerProblem(`names the column ${column} twice`)] : [];
  });
  const identifies = columns.some(
    (column) => column === 'name' || column === 'lei' || column === 'register number',
  );
  if (problems.length === 0 && !identifies)
    problems.push(headerProblem('names no column name, lei or register number'));
  if (problems.length > 0) throw headerFault(problems);
  return columns;
}

function headerProblem(what: string): Problem {
  return sheetProblem(1, undefined, what);
}

/** Said once, under the last of them. */
function headerFault(problems: Problem[]): SheetError {
  const advice = `The first row names the columns: ${COLUMNS.join(', ')}.`;
  const told = problems
    .slice(0, TOLD)
    .map((problem, at, { length }) => (at === length - 1 ? { ...problem, advice } : problem));
  return new SheetError(told, problems.length);
}

/** A title may be anything: what cannot be seen in it is left out of what is said about it. */
function visible(title: string): string {
  return title.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, 50);
}

function problemsOf(
  row: number,
  cells: readonly string[],
  columns: readonly (Column | undefined)[],
  cell: Cells,
): Problem[] {
  const found = columns.flatMap((column) => {
    const text = column === undefined ? '' : cell(column);
    const what = column === undefined || text === '' ? undefined : cellProblem(column, text);
    return what === undefined ? [] : [sheetProblem(row, column, what)];
  });
  const stray = cells.findIndex((text, at) => columns[at] === undefined && text.trim() !== '');
  if (stray >= 0)
    found.push(sheetProblem(row, String(stray + 1), 'has no title: is there a delimiter too many'));
  if ((cell('register country') === '') !== (cell('register number') === '')) {
    found.push(
      sheetProblem(row, undefined, 'has a register number without its country, or the other way round'),
    );
  }
  if (cell('name') + cell('aliases') + cell('lei') + cell('register number') === '') {
    found.push(sheetProblem(row, 'name', 'is empty, and there is no LEI or register number to look for'));
  }
  return found;
}

function questionOf(cell: Cells, role: string): Omit<PlannedRow, 'row'> {
  const names = [...namesOf(cell('name')), ...namesIn(cell('aliases'))];
  const party = {
    role: cell('role').toLowerCase() || role,
    names,
    ...(cell('lei') && { lei: cell('lei').toUpperCase() }),
    ...(cell('register number') && {
      registration: { country: cell('register country').toUpperCase(), number: cell('register number') },
    }),
    ...(cell('seat') && { seat: cell('seat').toUpperCase() }),
    ...(cell('control') && { control: cell('control').toUpperCase() }),
    ...(cell('birth year') && { birthYear: Number(cell('birth year')) }),
  };
  const others = (['owner', 'vehicle', 'target'] as const).flatMap((as) =>
    namesIn(cell(as)).map((name) => ({ role: as, names: [name] })),
  );
  return {
    label: names[0] ?? (cell('lei') || cell('register number')),
    parties: [party, ...others],
    ...(cell('case') && { caseReference: cell('case') }),
  };
}

/** A name may have a semicolon in it; only aliases are several. */
function namesOf(cell: string): string[] {
  return cell === '' ? [] : [cell];
}
