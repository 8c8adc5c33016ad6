/** First line of a backup: what it is of. */
export interface BackupHeader {
  readonly format: typeof BACKUP_FORMAT;
  /** Kind and origin of the register, as in the data folder. */
  readonly register: string;
  readonly takenAt: string;
  /** Name of the newest migration: rows fit the tables of this version. */
  readonly migration: string;
  readonly logSize: number;
  /** The newest checkpoint that the node had signed, as a note; null before the first. */
  readonly signedHead: string | null;
  readonly notIncluded: string;
}

/** Last line: without it the file was cut off. */
export interface BackupEnd {
  readonly end: {
    /** Rows in each table. */
    readonly rows: Readonly<Record<string, number>>;
    /** SHA-256 of everything before this line, hexadecimal. */
    readonly sha256: string;
  };
}

export const BACKUP_FORMAT = 'grounds-backup/1';

/** A row as one line: the name of its table, and the row in JSON as the database writes it. */
export function rowLine(table: string, row: string): string {
  return `["${table}",${row}]\n`;
}

const ROW_LINE = /^\["([a-z_]+)",(\{.*\})\]$/s;

/** The row is left as text: numbers may be longer than JavaScript counts. */
export function parseRowLine(line: string): { table: string; row: string } | undefined {
  const [, table, row] = ROW_LINE.exec(line) ?? [];
  return table === undefined || row === undefined ? undefined : { table, row };
}
