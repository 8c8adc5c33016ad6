import { renderTable } from './table.js';
import { indent, wrapText } from './wrap-text.js';

/** A titled part of a sheet: names and what they are. */
export interface Section {
  readonly title: string;
  readonly rows: readonly (readonly [name: string, value: string])[];
}

const INDENT = 2;
const GAP = 2;
const NARROWEST = 30;

/** Sections under each other, all values in one column, wrapped to the width of the terminal if there is one. */
export function renderSections(sections: readonly Section[], columns: number | undefined): string {
  const widest = Math.max(0, ...sections.flatMap(({ rows }) => rows.map(([name]) => name.length)));
  const width = columns && Math.max(NARROWEST, columns - INDENT - GAP - widest);
  return sections
    .map(({ title, rows }) => {
      const cells = rows.map(([name, value]) => [name.padEnd(widest), wrapText(value, width)]);
      return `${title}\n${indent(renderTable(cells), INDENT)}`;
    })
    .join('\n');
}
