import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** One line of a table by the names of its columns. */
export type Row = Readonly<Record<string, string>>;

/** The lines of a table of names, which this project finds and does not hold; undefined where it is not there. */
export function matchingLines(file: string, separator: string): string[][] | undefined {
  const path = resolve(process.env.GROUNDS_TEST_DATA ?? '../shared', 'matching', file);
  return existsSync(path)
    ? parseTable(readFileSync(path, 'utf8').replace(/^\ufeff/, ''), separator)
    : undefined;
}

/** The same for a table whose first line names its columns. */
export function matchingData(file: string): Row[] | undefined {
  const [columns = [], ...lines] = matchingLines(file, ',') ?? [];
  if (columns.length === 0) return undefined;
  return lines.map((line) => Object.fromEntries(columns.map((column, place) => [column, line[place] ?? ''])));
}

/** Fields in quotes may hold the separator, line ends, and quotes written twice. */
export function parseTable(text: string, separator: string): string[][] {
  const field = new RegExp(`(?:"((?:[^"]|"")*)"|([^"\\r\\n${separator}]*))(${separator}|\\r?\\n|$)`, 'gy');
  const lines: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(field)) {
    lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '') break;
    if (end !== separator) lines.push([]);
  }
  return lines.filter((line) => line.length > 1 || line[0] !== '');
}
