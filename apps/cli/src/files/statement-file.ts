import { CliError } from '../cli.errors.js';

/** A record as one reader was shown it: the presentation, and nothing that its signature would not cover. */
export interface RecordFile {
  readonly format: 'grounds-record/1';
  /** Signed part and disclosures, SD-JWT compact form (RFC 9901 §4). */
  readonly token: string;
}

/** A signed statement on its way to the register, with all its disclosures. */
export interface SubmissionFile {
  readonly format: 'grounds-submission/1';
  /** The signed part alone. */
  readonly token: string;
  readonly disclosures: readonly string[];
}

export type StatementFile = RecordFile | SubmissionFile;

const COMPACT = /^[A-Za-z0-9_-]*$/;

export function recordFile(token: string): RecordFile {
  return { format: 'grounds-record/1', token };
}

/** The one text of a statement file. */
export function statementFileText(file: StatementFile): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * Reads a statement file. One statement has one text: whatever is not written exactly as this program writes
 * it is refused, so that no byte of the file is left outside what the signature and the digests cover.
 * @throws CliError FILE_FORMAT, FILE_NOT_CANONICAL
 */
export function parseStatementFile(text: string): StatementFile {
  const value = parsed(text);
  const file = isRecordFile(value) ? recordFile(value.token) : submissionOf(value);
  if (statementFileText(file) === text) return file;
  throw new CliError('FILE_NOT_CANONICAL', 'The file is not written exactly as it was issued.', {
    advice: 'Fetch it again; an editor or a transfer may have changed it.',
  });
}

function submissionOf(value: unknown): SubmissionFile {
  if (!isSubmissionFile(value)) {
    throw new CliError('FILE_FORMAT', 'The file is neither a record nor a submission of the register.');
  }
  const { token, disclosures } = value;
  return { format: 'grounds-submission/1', token, disclosures: [...disclosures] };
}

function isRecordFile(value: unknown): value is RecordFile {
  return hasFormat(value, 'grounds-record/1') && typeof value.token === 'string';
}

/** A tilde inside a member would move the boundary between two disclosures. */
function isSubmissionFile(value: unknown): value is SubmissionFile {
  if (!hasFormat(value, 'grounds-submission/1')) return false;
  const { token, disclosures } = value;
  const compact = (text: unknown): boolean => typeof text === 'string' && COMPACT.test(text);
  if (typeof token !== 'string' || token.includes('~') || !Array.isArray(disclosures)) return false;
  return disclosures.every(compact);
}

function hasFormat(value: unknown, format: StatementFile['format']): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && 'format' in value && value.format === format;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CliError('FILE_FORMAT', 'The file is not JSON.');
  }
}
