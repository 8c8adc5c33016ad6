import { decodeBase64Url, encodeBase64Url, isObject } from '#kernel';
import { equalBytes } from '#ledger/core';

import { JournalError } from '../journal.errors.js';
import { type ChainHead, seal } from './journal-chain.js';
import { type LineField, fieldDigest, lineDigests, lineFields, recordsOf } from './line-fields.js';
import { type LineContent, hashOfDigests } from './line-hash.js';

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

/** That a state was shown records of another, as a line says it. */
export interface ReportedRead {
  readonly seq: number;
  readonly reader: string;
  readonly owner: string;
  readonly records: readonly string[];
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string;
  readonly purpose: string;
  /** 32 bytes. */
  readonly caseCommitment: Uint8Array;
}

/** Lines between two heads at most; a node logs a head before they are as many. */
export const SPAN_MAX = 32_768;
/** Lines that are opened in one report. */
export const OPENED_MAX = 400;

const HASH_BYTES = 32;
const DIGESTS_MAX = 128;
const OPENED = ['state', 'day', 'purpose'];
const STATE = /^[A-Z]{2}$/;
const DAY = /^\d{4}-\d\d-\d\d$/;
const CODE = /^[a-z0-9_-]{1,64}$/;
const RECORD = /^[\w-]{1,128}$/;

/** Opens of a line what concerns one owner, and nothing else. */
export function openLineFor(owner: string, seq: number, content: LineContent, salt: Uint8Array): OpenedLine {
  const fields = lineFields(content, salt);
  const names = [...OPENED, recordsOf(owner)];
  const shut = fields.find(({ name }) => name === 'caseReference');
  return {
    seq,
    digests: lineDigests(fields, salt).map(encodeBase64Url),
    opened: fields
      .filter(({ name }) => names.includes(name))
      .map(({ name, value, salt: ofField }) => [name, value, encodeBase64Url(ofField)]),
    case: shut ? encodeBase64Url(fieldDigest(shut)) : '',
  };
}

/**
 * Verifies a report: the run of hashes leads from one head to the next, and each line in it is the one that was sealed.
 * @param before the journal at the head before, or its beginning
 * @param end the journal at the head at the end
 * @throws JournalError READ_REPORT_MALFORMED, JOURNAL_CHAIN_BROKEN
 */
export function verifyReadReport(report: ReadReport, before: ChainHead, end: ChainHead): ReportedRead[] {
  const hashes = hashesIn(report.lineHashes);
  if (before.seq + hashes.length !== end.seq) throw malformed('its run is not as long as its heads say');
  let chain = before;
  for (const hash of hashes) chain = seal(chain, hash);
  if (!equalBytes(chain.chainHash, end.chainHash)) {
    throw new JournalError('JOURNAL_CHAIN_BROKEN', 'The lines do not lead to the head that was logged.', {
      path: ['lineHashes'],
      advice: 'Nothing of it was taken over. Ask the operator of the other node what became of its journal.',
    });
  }
  return report.lines.map((line) => readLine(line, hashes[line.seq - before.seq - 1]));
}

function readLine(line: OpenedLine, sealed: Uint8Array | undefined): ReportedRead {
  const digests = line.digests.map(hashIn);
  if (!sealed || !equalBytes(hashOfDigests(digests), sealed)) throw malformed('a line is not what was sealed');
  const fields = line.opened.map(([name, value, salt]) => ({ name, value, salt: hashIn(salt) }));
  const known = new Set(line.digests);
  const isIn = (field: LineField): boolean => known.has(encodeBase64Url(fieldDigest(field)));
  if (!known.has(line.case) || !fields.every(isIn)) throw malformed('a field is not of its line');
  return readOf(line, new Map(fields.map(({ name, value }) => [name, value])));
}

function readOf({ seq, case: commitment }: OpenedLine, values: ReadonlyMap<string, unknown>): ReportedRead {
  const [reader, day, purpose] = OPENED.map((name) => values.get(name));
  const [name = '', ...more] = [...values.keys()].filter((one) => one.startsWith(recordsOf('')));
  const owner = name.slice(recordsOf('').length);
  const records = values.get(name);
  const isWhole =
    isText(reader, STATE) &&
    isText(owner, STATE) &&
    isText(day, DAY) &&
    isText(purpose, CODE) &&
    Array.isArray(records) &&
    records.every((id) => isText(id, RECORD));
  if (!isWhole || more.length > 0) throw malformed('a line does not say who has read what, when and why');
  return { seq, reader, owner, records, day, purpose, caseCommitment: hashIn(commitment) };
}

/** @throws JournalError READ_REPORT_MALFORMED */
export function parseReadReport(body: unknown): ReadReport {
  if (!isObject(body)) throw malformed('it is no object');
  const { after, head, lineHashes, lines } = body;
  const isWhole =
    (after === null || isCount(after)) &&
    isCount(head) &&
    typeof lineHashes === 'string' &&
    Array.isArray(lines) &&
    lines.length <= OPENED_MAX &&
    lines.every(isOpenedLine);
  if (isWhole) return { after, head, lineHashes, lines };
  throw malformed('members are missing or of another type');
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

function hashesIn(text: string): Uint8Array[] {
  const bytes = decodeBase64Url(text);
  if (!bytes || bytes.length % HASH_BYTES !== 0 || bytes.length > SPAN_MAX * HASH_BYTES)
    throw malformed('its run is no run of hashes');
  return Array.from({ length: bytes.length / HASH_BYTES }, (_, place) =>
    bytes.subarray(place * HASH_BYTES, (place + 1) * HASH_BYTES),
  );
}

function hashIn(text: string): Uint8Array {
  const bytes = decodeBase64Url(text);
  if (bytes?.length === HASH_BYTES) return bytes;
  throw malformed('a digest or a salt is not 32 bytes');
}

function isText(value: unknown, form: RegExp): value is string {
  return typeof value === 'string' && form.test(value);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function malformed(what: string): JournalError {
  return new JournalError('READ_REPORT_MALFORMED', `This is no report of reads: ${what}.`, {
    advice: 'Nothing of it was taken over. The operator of the other node has to look into it.',
  });
}
