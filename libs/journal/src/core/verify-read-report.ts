import { decodeBase64Url, encodeBase64Url } from '#kernel';
import { equalBytes } from '#ledger/core';

import { JournalError } from '../journal.errors.js';
import { type ChainHead, seal } from './journal-chain.js';
import { type LineField, fieldDigest, recordsOf } from './line-fields.js';
import { hashOfDigests } from './line-hash.js';
import { OPENED_FIELDS } from './open-line.js';
import { type OpenedLine, type ReadReport, SPAN_MAX, malformedReport } from './read-report.js';

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

const HASH_BYTES = 32;
const STATE = /^[A-Z]{2}$/;
const DAY = /^\d{4}-\d\d-\d\d$/;
const CODE = /^[a-z0-9_-]{1,64}$/;
const RECORD = /^[\w-]{1,128}$/;

/**
 * Verifies a report: the run of hashes leads from one head to the next, and each line in it is the one that was sealed.
 * @param before the journal at the head before, or its beginning
 * @param end the journal at the head at the end
 * @throws JournalError READ_REPORT_MALFORMED, JOURNAL_CHAIN_BROKEN
 */
export function verifyReadReport(report: ReadReport, before: ChainHead, end: ChainHead): ReportedRead[] {
  const hashes = hashesIn(report.lineHashes);
  if (before.seq + hashes.length !== end.seq)
    throw malformedReport('its run is not as long as its heads say');
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
  if (!sealed || !equalBytes(hashOfDigests(digests), sealed))
    throw malformedReport('a line is not what was sealed');
  const fields = line.opened.map(([name, value, salt]) => ({ name, value, salt: hashIn(salt) }));
  const known = new Set(line.digests);
  const isIn = (field: LineField): boolean => known.has(encodeBase64Url(fieldDigest(field)));
  if (!known.has(line.case) || !fields.every(isIn)) throw malformedReport('a field is not of its line');
  return readOf(line, new Map(fields.map(({ name, value }) => [name, value])));
}

function readOf({ seq, case: commitment }: OpenedLine, values: ReadonlyMap<string, unknown>): ReportedRead {
  const [reader, day, purpose] = OPENED_FIELDS.map((name) => values.get(name));
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
  if (!isWhole || more.length > 0)
    throw malformedReport('a line does not say who has read what, when and why');
  return { seq, reader, owner, records, day, purpose, caseCommitment: hashIn(commitment) };
}

function hashesIn(text: string): Uint8Array[] {
  const bytes = decodeBase64Url(text);
  if (!bytes || bytes.length % HASH_BYTES !== 0 || bytes.length > SPAN_MAX * HASH_BYTES)
    throw malformedReport('its run is no run of hashes');
  return Array.from({ length: bytes.length / HASH_BYTES }, (_, place) =>
    bytes.subarray(place * HASH_BYTES, (place + 1) * HASH_BYTES),
  );
}

function hashIn(text: string): Uint8Array {
  const bytes = decodeBase64Url(text);
  if (bytes?.length === HASH_BYTES) return bytes;
  throw malformedReport('a digest or a salt is not 32 bytes');
}

function isText(value: unknown, form: RegExp): value is string {
  return typeof value === 'string' && form.test(value);
}
