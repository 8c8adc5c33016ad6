import { issuedAtOf, issuerOf } from './check-claims.js';
import type { JsonObject } from './parse-strict-json.js';
import { StatementError, type StatementErrorCode } from './statement.errors.js';
import type { StatementHeader, StatementKey } from './statement.type.js';

/** Finds the key of a key id in the membership; undefined when no member has it. */
export type KeyFor = (kid: string) => StatementKey | undefined;

/** Whether the statement came before this key was revoked, by its place in the log. */
export type Precedes = (key: StatementKey) => boolean;

export interface KeyTrust {
  readonly keyFor: KeyFor;
  /** Without it, the date in the statement decides, which whoever stole the key has chosen. */
  readonly precedes?: Precedes;
}

/**
 * The key that the membership holds for this key id, provided that it is a record key of this very issuer
 * and was current at the time of issue. Whether that time is true is for the log to say, not for this rule.
 */
export function checkKey(
  header: StatementHeader,
  payload: JsonObject,
  { keyFor, precedes }: KeyTrust,
): StatementKey {
  const issuer = issuerOf(payload);
  const issuedAt = issuedAtOf(payload) * 1000;
  const key = keyFor(header.kid);
  if (key?.kid !== header.kid) return refuse('STATEMENT_KEY_UNKNOWN');
  if (key.alg !== header.alg) refuse('STATEMENT_KEY_ALGORITHM');
  if (key.purpose !== 'record') refuse('STATEMENT_KEY_PURPOSE');
  if (key.iss !== issuer) refuse('STATEMENT_KEY_ISSUER');
  if (issuedAt < key.notBefore.getTime()) refuse('STATEMENT_KEY_NOT_YET_VALID');
  if (issuedAt > key.notAfter.getTime()) refuse('STATEMENT_KEY_EXPIRED');
  const dated = ({ revokedAt }: StatementKey): boolean => issuedAt < (revokedAt?.getTime() ?? Infinity);
  if (key.revokedAt && !(precedes ?? dated)(key)) refuse('STATEMENT_KEY_REVOKED');
  return key;
}

function refuse(code: StatementErrorCode): never {
  throw new StatementError(code, { path: ['header', 'kid'] });
}
