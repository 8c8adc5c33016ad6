import Table from 'cli-table3';

type CharName = keyof NonNullable<Table.TableConstructorOptions['chars']>;

const BORDERS: readonly CharName[] = [
  'top',
  'top-mid',
  'top-left',
  'top-right',
  'bottom',
  'bottom-mid',
  'bottom-left',
  'bottom-right',
  'left',
  'left-mid',
  'mid',
  'mid-mid',
  'right',
  'right-mid',
];
const NO_BORDERS = Object.fromEntries(BORDERS.map((name) => [name, '']));

/** Aligned columns, wide characters counted as such; no borders, no colours, no spaces at line ends. */
export function renderTable(rows: readonly (readonly string[])[], head: readonly string[] = []): string {
  if (rows.length === 0) return '';
  const table = new Table({
    chars: { ...NO_BORDERS, middle: '  ' },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  if (head.length > 0) table.push([...head]);
  for (const row of rows) table.push([...row]);
  return `${table.toString().replace(/ +$/gm, '')}\n`;
}
