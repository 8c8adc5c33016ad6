import { cellFault } from '../sheet-fault.js';
import { COLUMNS_MAX, ROWS_MAX } from '../sheet.type.js';
import type { XmlReader } from './read-xml.js';
import { CellText } from './shared-strings.js';

interface Place {
  readonly row: number;
  readonly column: number;
}

/** Collects the cells of a sheet: of a formula the value that was shown last. */
export class SheetCells implements XmlReader {
  readonly rows: string[][] = [];
  readonly #text = new CellText();
  #place: Place = { row: 0, column: 0 };
  #type = 'n';

  constructor(private readonly strings: readonly string[]) {}

  open(name: string, { r: reference, t: type = 'n' }: Readonly<Partial<Record<string, string>>>): void {
    this.#text.open(name);
    if (name === 'x:row') {
      const row = reference === undefined ? this.#place.row + 1 : Number(reference);
      this.#place = { row, column: 0 };
    }
    if (name !== 'x:c') return;
    this.#text.begin();
    this.#type = type;
    const { row, column } = this.#place;
    this.#place = { row, column: reference === undefined ? column + 1 : columnOf(reference) };
  }

  text(text: string): void {
    this.#text.add(text);
  }

  close(name: string): void {
    this.#text.close(name);
    if (name === 'x:c') this.put(this.shown(this.#text.value));
  }

  /** Nothing is kept of a place that is out of bounds, so that an empty sheet with one far cell stays small. */
  private put(value: string): void {
    const { row, column } = this.#place;
    if (value === '') return;
    if (!(row >= 1 && row <= ROWS_MAX + 1 && column >= 1 && column <= COLUMNS_MAX)) {
      throw cellFault(row, column, `lies outside ${ROWS_MAX} rows and ${COLUMNS_MAX} columns`);
    }
    while (this.rows.length < row) this.rows.push([]);
    const cells = this.rows[row - 1] ?? [];
    while (cells.length < column) cells.push('');
    cells[column - 1] = value;
  }

  private shown(value: string): string {
    const { row, column } = this.#place;
    switch (this.#type) {
      case 's':
        return this.strings[Number(value)] ?? '';
      case 'b':
        return value === '1' ? 'TRUE' : 'FALSE';
      case 'e':
        throw cellFault(row, column, 'shows an error of the sheet');
      case 'n':
        return value === '' ? '' : numberText(value, row, column);
      default:
        return value;
    }
  }
}

/** Sheets keep 15 digits; a register number that was typed as a longer number is another one by now. */
function numberText(value: string, row: number, column: number): string {
  const number = Number(value);
  if (Number.isInteger(number) && !Number.isSafeInteger(number)) {
    throw cellFault(row, column, 'is a number that the sheet has rounded: format the column as text');
  }
  return String(number);
}

function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0] ?? '';
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);
}
