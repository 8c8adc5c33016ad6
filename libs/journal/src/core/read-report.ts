import { isCount, isObject } from '#kernel';

import { JournalError } from '../journal.errors.js';

/** One line of a journal, opened as far as it concerns one owner: which of its records were read, never by whom. */
export interface OpenedLine {
  readonly seq: number;
  /** Of all fields of the line, base64url. */
  readonly digests: readonly string[];
  /** The fields that are opened: name, value and salt (base64url). */
  readonly opened: readonly (readonly [name: string, value: unknown, salt: string])[];
  /** The digest of the case reference, which stays shut: the reading state alone can open it. */
  readonly case: string;
}

/** What the lines say that are about one owner's records, with proof from one head of the journal to the next. */
export interface ReadReport {
  /** Place in the log of the head before the run; null where the journal begins. */
  readonly after: number | null;
  /** Place in the log of the head at its end. */
  readonly head: number;
  /** The hashes of all lines between them, 32 bytes each, base64url. */
  readonly lineHashes: string;
  readonly lines: readonly OpenedLine[];
}

/** Lines between two heads at most; a node logs a head before they are as many. */
export const SPAN_MAX = 32_768;
/** Lines that are opened in one report. */
export const OPENED_MAX = 400;

const DIGESTS_MAX = 128;

/** @throws JournalError READ_REPORT_MALFORMED */
export function parseReadReport(body: unknown): ReadReport {
  if (!isObject(body)) throw malformedReport('it is no object');
  const { after, head, lineHashes, lines } = body;
  const isWhole =
    (after === null || isCount(after)) &&
    isCount(head) &&
    typeof lineHashes === 'string' &&
    Array.isArray(lines) &&
    lines.length <= OPENED_MAX &&
    lines.every(isOpenedLine);
  if (isWhole) return { after, head, lineHashes, lines };
  throw malformedReport('members are missing or of another type');
}

function isOpenedLine(line: unknown): line is OpenedLine {
  if (!isObject(line)) return false;
  const { seq, digests, opened, case: commitment } = line;
  return (
    isCount(seq) &&
    Array.isArray(digests) &&
    digests.length <= DIGESTS_MAX &&
    digests.every((one) => typeof one === 'string') &&
    Array.isArray(opened) &&
    opened.length <= DIGESTS_MAX &&
    opened.every(isField) &&
    typeof commitment === 'string'
  );
}

function isField(field: unknown): boolean {
  if (!Array.isArray(field) || field.length !== 3) return false;
  const [name, , salt] = field as unknown[];
  return typeof name === 'string' && typeof salt === 'string';
}

export function malformedReport(what: string): JournalError {
  return new JournalError('READ_REPORT_MALFORMED', `This is no report of reads: ${what}.`, {
    advice: 'Nothing of it was taken over. The operator of the other node has to look into it.',
  });
}
