import { isRootHash } from './base64url-form.js';
import { isJsonObject, type JsonValue } from './parse-strict-json.js';
import { StatementError } from './statement.errors.js';
import type { LogPosition } from './statement.type.js';

/** Name of a log as a checkpoint writes it: no white space, no plus sign (C2SP signed-note, tlog-checkpoint). */
const ORIGIN = /^[!-*,-~]{1,255}$/;

/** The `after` claim: exactly origin, size and root. */
export function checkLogPosition(value: JsonValue | undefined): LogPosition {
  if (isJsonObject(value) && Object.keys(value).length === 3) {
    const { origin, size, root } = value;
    const placed = typeof origin === 'string' && ORIGIN.test(origin) && typeof size === 'number' && size >= 0;
    if (placed && isRootHash(root)) return { origin, size, root };
  }
  throw new StatementError('STATEMENT_AFTER', { path: ['payload', 'after'] });
}
