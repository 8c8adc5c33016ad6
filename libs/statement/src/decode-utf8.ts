import { StatementError } from './statement.errors.js';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of UTF-8 bytes; a byte order mark is kept, so that the JSON reader can refuse it. */
export function decodeUtf8(bytes: Uint8Array, path: readonly string[]): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new StatementError('JSON_UTF8', { path });
  }
}
