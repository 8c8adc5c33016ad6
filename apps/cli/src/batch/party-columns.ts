import { isCountry, isLei, partyRoles } from '#vocabulary';

/** The columns that a sheet of parties may have, in the order of their documentation. */
export const COLUMNS = [
  'name',
  'aliases',
  'role',
  'lei',
  'register country',
  'register number',
  'seat',
  'control',
  'birth year',
  'owner',
  'vehicle',
  'target',
  'case',
] as const;

export type Column = (typeof COLUMNS)[number];

const NAME_MAX = 300;
const NAMES_MAX = 20;
const NUMBER_MAX = 100;
const CASE_MAX = 100;
/** Affiliates are recorded, but nobody asks as one. */
const ASKED_ROLES: readonly string[] = partyRoles
  .map(({ code }) => code)
  .filter((code) => code !== 'affiliate');

/** `Birth_Year` and `birth year` are the same column. */
export function columnOf(title: string): Column | undefined {
  const plain = (text: string): string => text.toLowerCase().replace(/[\s_-]+/g, '');
  return COLUMNS.find((column) => plain(column) === plain(title));
}

/** Several names in one cell. */
export function namesIn(cell: string): string[] {
  return cell
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

const country = (cell: string): string | undefined =>
  isCountry(cell.toUpperCase()) ? undefined : 'is no ISO 3166-1 alpha-2 country';
const names = (cell: string): string | undefined => {
  if (namesIn(cell).length >= NAMES_MAX) return `has ${NAMES_MAX} names or more`;
  return namesIn(cell).some((name) => name.length > NAME_MAX) ? tooLong(NAME_MAX) : undefined;
};
const atMost =
  (length: number) =>
  (cell: string): string | undefined =>
    cell.length > length ? tooLong(length) : undefined;
const tooLong = (length: number): string => `is longer than ${length} characters`;

/** What is wrong with a cell that is not empty; undefined when nothing is. */
const RULES: Readonly<Record<Column, (cell: string) => string | undefined>> = {
  name: atMost(NAME_MAX),
  aliases: names,
  role: (cell) =>
    ASKED_ROLES.includes(cell.toLowerCase()) ? undefined : `is none of ${ASKED_ROLES.join(', ')}`,
  lei: (cell) =>
    isLei(cell.toUpperCase()) ? undefined : 'is no LEI: 20 characters with matching check digits (ISO 17442)',
  'register country': country,
  'register number': atMost(NUMBER_MAX),
  seat: country,
  control: country,
  'birth year': (cell) =>
    /^(?:19|20)\d\d$/.test(cell) ? undefined : 'is no year with four digits, such as 1968',
  owner: names,
  vehicle: names,
  target: names,
  case: atMost(CASE_MAX),
};

/** Characters that no name has: they would hide what is asked about, or be lost on the way. */
const CONTROL = /\p{Cc}/u;

export function cellProblem(column: Column, cell: string): string | undefined {
  if (CONTROL.test(cell)) return 'has a control character or a line break';
  return RULES[column](cell);
}
