import { isDigest } from './base64url-form.js';
import type { JsonValue } from './parse-strict-json.js';
import { DIGEST_COUNTS } from './statement-profile.js';
import { StatementError, type StatementErrorCode } from './statement.errors.js';

/**
 * The `_sd` array: only digests, each once (RFC 9901 §7.1 step 4), sorted so that their order tells
 * nothing, and of a length that tells no more than the bucket.
 */
export function checkDigests(value: JsonValue | undefined): readonly string[] {
  if (!Array.isArray(value) || !value.every(isDigest)) return refuse('STATEMENT_DIGEST_FORM');
  const digests: readonly string[] = value;
  if (!DIGEST_COUNTS.includes(digests.length)) refuse('STATEMENT_DIGEST_COUNT');
  if (new Set(digests).size !== digests.length) refuse('STATEMENT_DIGEST_REPEATED');
  if (!digests.every((digest, at) => at === 0 || (digests[at - 1] ?? '') < digest))
    refuse('STATEMENT_DIGEST_ORDER');
  return digests;
}

function refuse(code: StatementErrorCode): never {
  throw new StatementError(code, { path: ['payload', '_sd'] });
}
