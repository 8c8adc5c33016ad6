/** The cells of a sheet as text, row by row from the first on; a row may be shorter than another. */
export type Sheet = readonly (readonly string[])[];

/** More rows than a sheet of parties may have, and more columns: of what goes past them nothing is read. */
export const ROWS_MAX = 10_000;
export const COLUMNS_MAX = 100;
