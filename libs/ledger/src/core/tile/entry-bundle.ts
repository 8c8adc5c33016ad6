import { LedgerError } from '../../ledger.errors.js';

const LENGTH_BYTES = 2;
export const ENTRY_LIMIT_BYTES = 65_535;

/** Entries one after the other, each behind its length in two bytes, big-endian (C2SP tlog-tiles). */
export function encodeEntryBundle(entries: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(entries.reduce((sum, entry) => sum + LENGTH_BYTES + entry.length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const entry of entries) {
    if (entry.length === 0) throw malformed('An entry of this log is never empty.');
    if (entry.length > ENTRY_LIMIT_BYTES) throw malformed('An entry is longer than 65,535 bytes.');
    view.setUint16(at, entry.length);
    bytes.set(entry, at + LENGTH_BYTES);
    at += LENGTH_BYTES + entry.length;
  }
  return bytes;
}

/**
 * @param count how many entries the tree says the bundle holds
 * @throws LedgerError BUNDLE_MALFORMED
 */
export function decodeEntryBundle(bytes: Uint8Array, count: number): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    if (at + LENGTH_BYTES > bytes.length) throw malformed('The bundle ends inside a length.');
    const end = at + LENGTH_BYTES + view.getUint16(at);
    if (end > bytes.length) throw malformed('The bundle ends inside an entry.');
    if (end === at + LENGTH_BYTES) throw malformed('An entry of this log is never empty.');
    entries.push(bytes.subarray(at + LENGTH_BYTES, end));
    at = end;
  }
  if (entries.length !== count) throw malformed(`The bundle holds ${entries.length} entries, not ${count}.`);
  return entries;
}

function malformed(what: string): LedgerError {
  return new LedgerError('BUNDLE_MALFORMED', what, { advice: 'Fetch the bundle again, or from a mirror.' });
}
